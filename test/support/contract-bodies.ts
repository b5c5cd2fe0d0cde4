import type { ApiHarness } from './api-harness';
import type { Answer } from './http-client';

/** Format of a body. */
export type Format = 'json' | 'xml' | 'form';

export type Fields = Readonly<Record<string, string | number | undefined>>;

/** XML form of a contract: members of its base class first, each part in alphabetical order. */
export interface XmlShape {
  readonly root: string;
  readonly namespace: string;
  readonly base: readonly string[];
  /** Namespace of the base class, if not that of the contract. */
  readonly baseNamespace?: string;
}

const NAMESPACE = 'http://schemas.datacontract.org/2004/07/';
const TYPES = {
  json: 'application/json',
  xml: 'application/xml',
  form: 'application/x-www-form-urlencoded',
} as const;

/** Posts fields in one of the formats, and takes the answer in the format that belongs to it. */
export function postContract(
  api: ApiHarness,
  path: string,
  fields: Fields,
  { format, shape, headers = {} }: { format: Format; shape: XmlShape; headers?: Readonly<Record<string, string>> },
): Promise<Answer> {
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const body = {
    json: () => JSON.stringify(given),
    xml: () => xmlBody(shape, given as Record<string, string | number>),
    form: () => new URLSearchParams(given as Record<string, string>).toString(),
  }[format]();
  return api.client.post(path, body, { 'content-type': TYPES[format], ...headers });
}

function xmlBody(
  { root, namespace, base, baseNamespace }: XmlShape,
  fields: Readonly<Record<string, string | number>>,
): string {
  const names = Object.keys(fields).sort((a, b) => (a < b ? -1 : 1));
  const ordered = [...names.filter((name) => base.includes(name)), ...names.filter((name) => !base.includes(name))];
  const elements = ordered.map((name) => {
    const isForeign = baseNamespace !== undefined && base.includes(name);
    const declaration = isForeign ? ` xmlns="${NAMESPACE}${baseNamespace}"` : '';
    return `<${name}${declaration}>${escaped(String(fields[name]))}</${name}>`;
  });
  return `<${root} xmlns="${NAMESPACE}${namespace}">${elements.join('')}</${root}>`;
}

const escaped = (text: string): string => text.replace(/[&<>]/g, (each) => `&#${String(each.charCodeAt(0))};`);

const LEAF = /<(?:\w+:)?(\w+)((?: [^<>]*?)?)(?:\/>|>([^<>]*)<\/)/g;

/** The leaves of an answer by name, as text, whatever it is written in; null for what is nil. */
export function leavesOf({ text, headers }: Answer): Readonly<Record<string, string | null>> {
  if (headers['content-type']?.includes('json') === true) return Object.fromEntries(jsonLeaves(JSON.parse(text)));
  const leaves = [...text.matchAll(LEAF)].map(([, name = '', attributes = '', value = '']) => {
    return [name, attributes.includes('i:nil="true"') ? null : unescaped(value)] as const;
  });
  return Object.fromEntries(leaves);
}

const unescaped = (text: string): string =>
  text.replace(/&(lt|gt|amp);/g, (_, name: 'lt' | 'gt' | 'amp') => ({ lt: '<', gt: '>', amp: '&' })[name]);

function jsonLeaves(value: unknown): (readonly [string, string | null])[] {
  return Object.entries(value as Record<string, unknown>).flatMap(([name, each]) => {
    if (each === null) return [[name, null] as const];
    if (typeof each !== 'object') return [[name, `${each as string | number | boolean}`] as const];
    const inner = jsonLeaves(each);
    return inner.length > 0 ? inner : [[name, ''] as const];
  });
}
