/** Values that are no scalar, or one of a type that no field takes: as JSON they make a body malformed. */
export const NO_SCALARS = ['[]', '["123456"]', '[1]', '{}', '{"$gt":0}', '{"code":1}', 'true', 'false'];

/** Values that count as left out. */
export const NOTHING = ['null', '""'];

/** A JSON object in which one field has the given literal. */
export const withLiteral = (fields: object, name: string, literal: string): string => {
  const others = Object.entries(fields).filter(([key]) => key !== name);
  return `{${[...others.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`), `${JSON.stringify(name)}:${literal}`].join(',')}}`;
};

/** Addresses that look like `path` and are not: none of them may reach its handler. */
export const misspelt = (path: string): readonly string[] => {
  const [, first = '', ...rest] = path.split('/');
  const tail = rest.map((part) => `/${part}`).join('');
  const escaped = `%${first.charCodeAt(0).toString(16)}${first.slice(1)}`;
  return [
    `/./${first}${tail}`,
    `/x/../${first}${tail}`,
    `/${escaped}${tail}`,
    `/${first}%2f${rest.join('%2f')}`,
    `${path};x`,
    `${path}.`,
    `${path}%20`,
    `${path}%00`,
    `/api/../${first}${tail}`,
    `/${first}\\${rest.join('\\')}`,
  ];
};

/** Addresses that a client makes of `path` by joining a base address and a path with slashes of their own. */
export const doubled = (path: string): readonly string[] => [
  `/${path}`,
  path.replace(/(?<=.)\//g, '//'),
  `//${path}//`,
  `http://localhost:1/${path}`,
];

/** Inserts text after every character but the last. */
const spread = (between: string) => (code: string) => Array.from(code).join(between);

const inDigitsFrom = (zero: string) => (code: string) =>
  code.replace(/\d/g, (digit) => String.fromCharCode(zero.charCodeAt(0) + Number(digit)));

type CodeSpelling = readonly [name: string, write: (code: string) => string];

/** Ways in which people paste or type a code. */
export const PASTED_CODES: readonly CodeSpelling[] = [
  ['in full-width digits', inDigitsFrom('０')],
  ['in Arabic-Indic digits', inDigitsFrom('٠')],
  ['after a space', (code) => ` ${code}`],
  ['before a space', (code) => `${code} `],
  ['before an invisible character', (code) => `${code}\u200b`],
  ['in two groups', (code) => `${code.slice(0, 3)} ${code.slice(3)}`],
  ['before a line break', (code) => `${code}\r\n`],
  ['between bidi marks', (code) => `\u202d${code}\u202c`],
  ['with a space after every digit', spread(' ')],
  ['with a joiner after every digit', spread('\u2060')],
  ['between ideographic spaces', (code) => `\u3000${code}\u3000`],
];

/** Texts that cannot be a code. */
export const NO_CODES: readonly CodeSpelling[] = [
  ['without its last digit', (code) => code.slice(0, -1)],
  ['with another digit', (code) => `${code}0`],
  ['with a sign', (code) => `+${code}`],
  ['as a pattern', () => '______'],
  ['as any text', () => '%'],
  ['with a letter', (code) => `${code.slice(0, -1)}a`],
  ['with a dash', spread('-')],
];
