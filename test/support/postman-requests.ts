import { createHash, createHmac } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import type { PostmanCollection, PostmanFolder, PostmanItem } from '../../src/help/postman/collection-format';
import type { Answer, HttpClient } from './http-client';

/** Request of a collection with its pre-request script. */
export interface Scripted {
  readonly item: PostmanItem;
  readonly script?: string;
}

/** Folders whose requests follow each other. */
const IN_SEQUENCE = ['/v1', 'Journeys'];

/** All requests of a collection in their order, without those that follow each other. */
export const requestsOf = ({ item }: PostmanCollection): readonly Scripted[] =>
  item.filter(({ name }) => !IN_SEQUENCE.includes(name)).flatMap((each) => scripted(each));

function scripted(node: PostmanFolder | PostmanItem, inherited?: string): readonly Scripted[] {
  if (!('item' in node)) return [{ item: node, ...(inherited !== undefined && { script: inherited }) }];
  const script = node.event?.[0]?.script.exec.join('\n') ?? inherited;
  return node.item.flatMap((each) => scripted(each, script));
}

/** Stand-in for crypto-js of Postman's sandbox, with the functions that the script uses. */
const cryptoJs = {
  // eslint-disable-next-line @typescript-eslint/naming-convention -- the library's own name
  MD5: (text: string): string => createHash('md5').update(text).digest('hex'),
  // eslint-disable-next-line @typescript-eslint/naming-convention -- the library's own name
  HmacSHA256: (text: string, key: string): string => createHmac('sha256', key).update(text).digest('hex'),
};

/** Runs a pre-request script as Postman does; returns the variables after it. */
export function runScript(script: string, variables: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const changed = new Map(variables);
  const set = (name: string, value: string): void => void changed.set(name, value);
  const pm = { variables: { get: (name: string) => changed.get(name), set } };
  const load = (name: string): unknown => (name === 'crypto-js' ? cryptoJs : undefined);
  runInNewContext(script, { pm, require: load });
  return changed;
}

/** Sends a request of the collection with its variables filled in. Throws for an unknown variable. */
export function sendItem(
  client: HttpClient,
  item: PostmanItem,
  variables: ReadonlyMap<string, string>,
): Promise<Answer> {
  const fill = (text: string): string =>
    text.replace(/\{\{(\w+)\}\}/g, (_braces, name: string) => {
      const value = variables.get(name);
      if (value === undefined) throw new Error(`there is no variable ${name}`);
      return value;
    });
  const { method, header, url, auth, body } = item.request;
  const inPath = (url.variable ?? []).reduce((raw, { key, value }) => raw.replace(`:${key}`, value), url.raw);
  const { pathname, search } = new URL(fill(inPath));
  const headers = {
    ...Object.fromEntries(header.map(({ key, value }) => [key, fill(value)])),
    ...(auth && {
      authorization: `Basic ${Buffer.from(auth.basic.map(({ value }) => value).join(':')).toString('base64')}`,
    }),
  };
  const pairs = body?.mode === 'urlencoded' ? body.urlencoded : [];
  const form = new URLSearchParams(pairs.map(({ key, value }): [string, string] => [key, fill(value)]));
  const content = body?.mode === 'raw' ? fill(body.raw) : form.toString();
  return client.send(method, pathname + search, headers, body === undefined ? undefined : content);
}
