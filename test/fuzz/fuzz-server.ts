import { connect } from 'node:net';
import { SaxesParser } from 'saxes';
import { RawReply } from '../../src/http';
import { SeededRandom } from '../doubles/seeded-random';
import { doubled, misspelt } from '../support/hostile-inputs';
import { nextInput } from './bodies';
import { type FuzzTarget, fuzzTargets } from './catalogue';
import { CANARY, isSecret, one } from './values';

/** Result of requests that were sent to a server. */
export interface Served {
  /** Number of answers by status; 0 for a connection that the server closed without one. */
  readonly statuses: Readonly<Record<number, number>>;
  /** Requests whose answers no client must get. */
  readonly failures: readonly string[];
}

const ANSWER_MS = 20_000;

/**
 * Sends so many requests to a server, each over a connection of its own: generated bodies with odd heads and targets.
 * An answer fails that is a 5xx other than 503, that has no format of its dialect, or that repeats a secret.
 */
export async function fuzzServer(url: string, requests: number, seed: number): Promise<Served> {
  const random = new SeededRandom(seed);
  const statuses: Record<number, number> = {};
  const failures: string[] = [];
  for (let n = 0; n < requests; n++) {
    const target = one(random, fuzzTargets);
    const request = nextRequest(random, target);
    const answer = await send(url, request.bytes);
    const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
    statuses[status] = (statuses[status] ?? 0) + 1;
    const fault = faultOf(target, request, status, answer);
    if (fault !== undefined) failures.push(`${fault}: ${request.bytes.toString('base64')}\n${answer.slice(0, 500)}`);
  }
  return { statuses, failures };
}

interface FuzzRequest {
  readonly bytes: Buffer;
  /** True for a request that reaches its operation: its head is plain, and its target is that of the operation. */
  readonly isPlain: boolean;
}

function nextRequest(random: SeededRandom, target: FuzzTarget): FuzzRequest {
  const { body, contentType } = nextInput(random, target);
  const isPlain = random.integer(3) > 0;
  const path = isPlain ? target.path : one(random, oddTargets(target.path));
  const method = isPlain ? 'POST' : one(random, METHODS);
  const lines = [
    `Host: 127.0.0.1`,
    ...(contentType === '' ? [] : [`Content-Type: ${contentType}`]),
    `Content-Length: ${String(body.length)}`,
    ...(isPlain ? [] : one(random, ODD_HEADERS)),
    'Connection: close',
  ];
  const head = `${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
  return { bytes: Buffer.concat([Buffer.from(head, 'latin1'), body]), isPlain };
}

const METHODS = [
  'POST',
  'POST',
  'POST',
  'GET',
  'HEAD',
  'PUT',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'PATCH',
  'CONNECT',
  'QUERY',
  'post',
];

const oddTargets = (path: string): readonly string[] => [
  ...[path, path, path, ...misspelt(path), ...doubled(path)],
  ...[
    `${path}?action=a&action=b`,
    `${path}?%ff`,
    `${path}?__proto__=1`,
    `${path}?${'a=1&'.repeat(400)}`,
    `${path}#a`,
    '*',
    '/',
    path.toUpperCase(),
  ],
];

const ODD_HEADERS: readonly (readonly string[])[] = [
  [],
  ['Accept: text/xml'],
  ['Accept: application/xml;q=0.5, */*;q=0.1', 'Accept: application/json;q=2'],
  ['Accept-Language: zh-CN;q=a', 'Accept-Language: *'],
  ['Content-Type: text/plain'],
  ['Content-Length: 1'],
  ['Transfer-Encoding: chunked'],
  ['Content-Encoding: gzip'],
  ['Host: example.com'],
  ['Expect: 200-ok'],
  ['Cookie: captcha=%00; captcha=b; =c; a'],
  ['X-Forwarded-For: 1.2.3.4, unknown, [::1]:80'],
  ['X-Request-Id: \xff'],
  [`X: ${'y'.repeat(20_000)}`],
  ['Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAAQAAP__'],
  ['X-HTTP-Method-Override: DELETE'],
  [': empty'],
  ['X : space'],
  [' folded: a'],
];

/** Everything that the server answers on one connection, until it closes it. */
function send(url: string, bytes: Buffer): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    const chunks: Buffer[] = [];
    socket.setTimeout(ANSWER_MS, () => {
      socket.destroy();
      reject(new Error(`no end of the answer to ${bytes.toString('base64')}`));
    });
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(Buffer.concat(chunks).toString('utf8'));
    });
  });
}

/** Out of service for a moment, and the answer to CONNECT. */
const EXPECTED: ReadonlySet<number> = new Set([501, 503]);

/** What is wrong with an answer; undefined when nothing is. */
function faultOf(target: FuzzTarget, { isPlain }: FuzzRequest, status: number, answer: string): string | undefined {
  if (status >= 500 && !EXPECTED.has(status)) return `status ${String(status)}`;
  if (withoutEchoes(answer).includes(CANARY)) return 'a secret in the answer';
  if (!isPlain) return undefined;
  if (status === 0) return 'no answer';
  return isOfDialect(target, answer) ? undefined : 'an answer in a format that is not of the dialect';
}

/** ASP.NET's words about a value that is no number, which repeat it. */
const ECHO = /The value '[^]*?' is not valid for (\w+)\./g;

/** Answer without the values of fields that are no secrets: a damaged body may end such a field behind a secret. */
const withoutEchoes = (answer: string): string =>
  answer.replace(ECHO, (echo, field: string) => (isSecret(field) ? echo : ''));

/** True for the dialect's number in JSON or XML, for the errors of Web API, and for the file that an operation answers with. */
function isOfDialect({ resultField, contract, operation }: FuzzTarget, answer: string): boolean {
  const [head, body] = splitOnce(answer, '\r\n\r\n');
  const names = contract === undefined ? [resultField] : [resultField, 'Message'];
  if (/^content-type: *(application|text)\/json/im.test(head))
    return names.some((name) => hasMember(JSON.parse(body), name));
  if (/^content-type: *(application|text)\/xml/im.test(head)) return names.some((name) => hasElement(body, name));
  const { body: done } = operation.table.done;
  return done instanceof RawReply && head.includes(`content-type: ${done.mediaType}`);
}

function hasMember(value: unknown, name: string): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return name in value || Object.values(value).some((each) => hasMember(each, name));
}

/** True for well-formed XML with such an element. */
function hasElement(text: string, name: string): boolean {
  const names: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local }) => names.push(local));
  parser.write(text).close();
  return names.includes(name);
}

function splitOnce(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}
