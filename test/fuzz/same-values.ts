import { isDeepStrictEqual } from 'node:util';
import type { ClrType, DataContract } from '../../src/http';
import type { LeafType } from '../../src/http/data-contract/clr-type';
import { SeededRandom } from '../doubles/seeded-random';
import { type FuzzTarget, fuzzTargets } from './catalogue';
import { type FuzzRandom, one } from './values';

/** Texts that mean the same in every format: neither blank, nor with characters that XML or a form cannot hold. */
const TEXTS = [
  'ada',
  'Ada Lovelace',
  '中文😀',
  'e\u0301',
  '013579',
  '1e5',
  'true',
  '<&>"\'',
  ']]>',
  'a=b&c=d;%41+',
  'a\u2028b',
  '{}',
];
const NUMBERS = ['0', '1', '-1', '2147483647', '-2147483648'];
const GUID = 'c395c016-ad85-40d9-963b-9255d4957d4c';

/** Value of a member, as JSON, XML and a form write it. */
interface Written {
  readonly name: string;
  readonly json: string;
  readonly text: string;
}

/**
 * Writes random requests of every operation in each format that its dialect reads, and decodes them. Returns those whose
 * formats differ in what they mean.
 */
export function compareFormats(requests: number, seed: number): readonly string[] {
  const random = new SeededRandom(seed);
  const differing: string[] = [];
  for (let n = 0; n < requests; n++) {
    const target = one(random, fuzzTargets);
    const values = target.names.filter(() => random.integer(5) > 0).map((name) => written(random, target, name));
    if (values.length === 0) continue;
    const decoded = formatsOf(target, values).map(([type, body]) => decode(target, type, body));
    if (decoded.some((each) => !isDeepStrictEqual(each, decoded[0])))
      differing.push(`${target.path} ${JSON.stringify(values)}: ${JSON.stringify(decoded)}`);
  }
  return differing;
}

function formatsOf(target: FuzzTarget, values: readonly Written[]): readonly (readonly [type: string, body: string])[] {
  const json = `{${values.map(({ name, json: literal }) => `${JSON.stringify(name)}:${literal}`).join()}}`;
  const form = new URLSearchParams(Object.fromEntries(values.map(({ name, text }) => [name, text]))).toString();
  const parts = values.map(
    ({ name, text }) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`,
  );
  const all = [
    ['application/json', json],
    ['application/x-www-form-urlencoded', form],
    ['multipart/form-data; boundary=x', `${parts.join('')}--x--\r\n`],
    ['application/xml', target.contract ? xml(target.contract, values) : ''],
  ] as const;
  const reads = target.codec.forms.reads.flatMap(({ mediaTypes }) => mediaTypes);
  return all.filter(([type]) => reads.includes(type.split(';')[0] ?? ''));
}

function xml(contract: DataContract, values: readonly Written[]): string {
  const elements = contract.xmlDataMembers.flatMap(({ name, namespace }) => {
    const value = values.find((each) => each.name === name);
    return value === undefined ? [] : [`<${name} xmlns="${namespace}">${escaped(value.text)}</${name}>`];
  });
  return `<${contract.name} xmlns="${contract.namespace}">${elements.join('')}</${contract.name}>`;
}

const escaped = (text: string): string => text.replace(/[&<>]/g, (each) => `&#${String(each.charCodeAt(0))};`);

function written(random: SeededRandom, { contract, operation: { action } }: FuzzTarget, name: string): Written {
  const type = contract?.dataMembers.find((each) => each.name === name)?.type;
  const text = action?.field === name ? action.name : one(random, TEXTS);
  return { name, ...(type === undefined ? { json: JSON.stringify(text), text } : ofType(random, type as LeafType)) };
}

/** A text that is a value of this type. */
export const textOfType = (random: Pick<FuzzRandom, 'integer'>, type: ClrType): string =>
  ofType(random, type as LeafType).text;

function ofType(random: Pick<FuzzRandom, 'integer'>, type: LeafType): Omit<Written, 'name'> {
  if (type.kind === 'int') return same(one(random, NUMBERS));
  if (type.kind === 'boolean') return same(one(random, ['true', 'false']));
  if (type.kind === 'enum') {
    const [text, number] = one(random, [...type.members]);
    return { json: String(number), text };
  }
  const text = type.kind === 'guid' ? GUID : one(random, TEXTS);
  return { json: JSON.stringify(text), text };
}

const same = (text: string): Omit<Written, 'name'> => ({ json: text, text });

/** What the body means, or the class of its refusal. */
function decode({ codec }: FuzzTarget, type: string, body: string): unknown {
  try {
    return {
      ...codec.decode({ method: 'POST', headers: { 'content-type': type }, query: '', body: Buffer.from(body) }),
    };
  } catch (error) {
    return error instanceof Error ? error.constructor.name : error;
  }
}
