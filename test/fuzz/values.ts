import type { SeededRandom } from '../doubles/seeded-random';

/** Choices of one input; a calm one is as clients send it, its values apart. */
export interface FuzzRandom extends Pick<SeededRandom, 'integer'> {
  readonly isCalm: boolean;
}

/** Marks secrets of fuzzed requests: no answer and no log line may contain it. */
export const CANARY = 'c4n4ry';

const SECRET = /pass|token|sign|^code$|smscode|verification_c/i;

/** True for the name of a field whose values are secrets. */
export const isSecret = (name: string): boolean => SECRET.test(name);

export const one = <T>(random: Pick<SeededRandom, 'integer'>, choices: readonly T[]): T =>
  choices[random.integer(choices.length)] as T;

/** The first choice in a calm input, any in others. */
export const likely = <T>(random: FuzzRandom, choices: readonly T[]): T =>
  random.isCalm ? (choices[0] as T) : one(random, choices);

/** Texts that some client, or some attacker, sends for any field. */
const TEXTS = [
  ...['', ' ', '0', '1', '-1', '013579', '1e5', '0x10', 'true', 'null', 'NaN', 'undefined'],
  ...[
    'ada',
    'Ada Lovelace',
    '中文',
    '😀',
    'e\u0301',
    '\u202eabc',
    '\u0000',
    '\u0001\u0008',
    '\ud800',
    '\ufeffx',
    '\u2028',
  ],
  ...[
    '13800138001',
    '+8613800138001',
    '０１３',
    'a@example.com',
    "' OR 1=1 --",
    '${7*7}',
    '{{7*7}}',
    '../../etc/passwd',
  ],
  ...[
    '<b>&amp;</b>',
    ']]>',
    '<!--',
    '&#0;',
    '%00',
    '%ff',
    'a=b&c=d',
    'a;b',
    '[]',
    '{}',
    '\r\nSet-Cookie: a=b',
    '"',
    "'",
    '\\',
  ],
  ...['__proto__', 'constructor', 'c395c016-ad85-40d9-963b-9255d4957d4c', '10004', 'WEBPAGEEnum'],
];

/** Texts that some request may well have. */
const USUAL_TEXTS = [
  '13800138001',
  '+8613800138002',
  'ada',
  '中文',
  'a@example.com',
  '013579',
  '10004',
  '1',
  '2',
  'CN',
  '+86',
  'login',
];

/** A value of a field: a marked one for a secret, in most cases. */
export function textFor(random: FuzzRandom, name: string): string {
  if (random.isCalm) return isSecret(name) ? `${CANARY}${String(random.integer(10))}` : one(random, USUAL_TEXTS);
  if (isSecret(name) && random.integer(4) > 0) return `${CANARY}${String(random.integer(1_000))}${one(random, TEXTS)}`;
  if (random.integer(20) === 0) return one(random, TEXTS).repeat(1 + random.integer(400));
  return one(random, TEXTS);
}

/** Literals of JSON that are no string. */
const LITERALS = [
  ...[
    '0',
    '-0',
    '1',
    '-1',
    '1.0',
    '1e400',
    '-1E-400',
    '9'.repeat(400),
    '0.1e+1',
    '1e99',
    '01',
    '+1',
    '.5',
    '1.',
    'NaN',
  ],
  ...['true', 'false', 'null', 'True', 'undefined', '[]', '{}', '[1]', '{"a":1}', '[[[[]]]]', '{"$ref":"1"}', '""'],
  ...['"\\ud800"', '"\\u0000"', '"\\x41"', "'a'", '/* */1', '"\t"', '"unterminated', '[1,]', '{"a":}'],
];

export const literalFor = (random: FuzzRandom, name: string): string =>
  random.integer(3) > 0 ? JSON.stringify(textFor(random, name)) : one(random, LITERALS);

const ODD_NAMES = [
  '__proto__',
  'constructor',
  '',
  '$ref',
  '$id',
  'a',
  'a[]',
  'a[b]',
  'a[__proto__]',
  'toString',
  '\u0000',
];

/** A name that the operation does not have, or another spelling of one that it has. */
export function oddName(random: FuzzRandom, name: string): string {
  const spellings = [name.toUpperCase(), name.toLowerCase(), `${name}[]`, `${name}.a`, ` ${name}`, `${name}\u0000`];
  return random.integer(2) === 0 ? one(random, ODD_NAMES) : one(random, spellings);
}
