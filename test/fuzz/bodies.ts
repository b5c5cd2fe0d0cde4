import type { SeededRandom } from '../doubles/seeded-random';
import type { FuzzTarget } from './catalogue';
import { textOfType } from './same-values';
import { CANARY, type FuzzRandom, likely, literalFor, oddName, one, textFor } from './values';

/** Request of the fuzzer: its body, and the header that says what it is. */
export interface FuzzInput {
  readonly body: Buffer;
  readonly contentType: string;
}

type Field = readonly [name: string, text: string];
type Writer = (random: FuzzRandom, target: FuzzTarget, fields: readonly Field[]) => FuzzInput;

const NAMESPACE = 'http://www.w3.org/2001/XMLSchema-instance';

const writeJson: Writer = (random, _target, fields) => {
  const space = likely(random, ['', '', '', ' ', '\n', '\t', '\u00a0', '/**/']);
  const members = fields.map(
    ([name, text]) =>
      `${JSON.stringify(name)}:${space}${likely(random, [0, 0, 1]) === 0 ? JSON.stringify(text) : literalFor(random, name)}`,
  );
  const object = `{${members.join(`,${space}`)}${likely(random, ['', '', '', '', '', ','])}}`;
  const text = likely(random, [
    object,
    object,
    object,
    object,
    `[${object}]`,
    `${object}${object}`,
    `\ufeff${object}`,
    JSON.stringify(object),
  ]);
  return { body: Buffer.from(text), contentType: likely(random, JSON_TYPES) };
};

const writeForm: Writer = (random, _target, fields) => {
  const pairs = fields.map(
    ([name, text]) =>
      `${escapeForm(random, name)}${likely(random, ['=', '=', '=', '=', '', '=='])}${escapeForm(random, text)}`,
  );
  const separator = likely(random, ['&', '&', '&', '&', '&&', ';']);
  const text = pairs.join(separator);
  /* Fields that are not told apart are one value, of a field that may be repeated in an answer: none of it is a secret. */
  return {
    body: Buffer.from(separator === ';' ? text.replaceAll(CANARY, 'plain') : text),
    contentType: likely(random, FORM_TYPES),
  };
};

function escapeForm(random: FuzzRandom, text: string): string {
  const whole = text.replace(/\p{Surrogate}/gu, '\ufffd');
  return likely(random, [
    encodeURIComponent(whole),
    encodeURIComponent(whole),
    whole,
    encodeURIComponent(whole).toLowerCase(),
    `${whole}%`,
    `%u0041${whole}`,
  ]);
}

const writeXml: Writer = (random, { contract, names }, fields) => {
  const namespace = contract?.namespace ?? 'urn:x';
  const root = contract?.name ?? names[0] ?? 'a';
  const inOrder =
    contract === undefined
      ? fields
      : sortedAs(
          contract.xmlDataMembers.map(({ name }) => name),
          fields,
        );
  const elements = likely(random, [inOrder, inOrder, inOrder, fields]).map(([name, text]) =>
    element(random, name, text),
  );
  const open = `${root} xmlns="${likely(random, [namespace, namespace, namespace, 'urn:other', ''])}"${likely(random, XML_ATTRIBUTES)}`;
  const inside = elements.join(likely(random, ['', '', '\n  ', '<!-- -->', '<?pi?>']));
  const document = `${likely(random, XML_PROLOGS)}<${open}>${inside}</${root}>${likely(random, ['', '', '', '<a/>', '<!-- -->', 'x'])}`;
  return { body: Buffer.from(document), contentType: likely(random, XML_TYPES) };
};

function element(random: FuzzRandom, name: string, text: string): string {
  const escaped = text.replace(/[&<>]/g, (each) => `&#${String(each.charCodeAt(0))};`);
  const content = likely(random, [
    escaped,
    escaped,
    escaped,
    text,
    `<![CDATA[${text}]]>`,
    `<a>${escaped}</a>`,
    `${escaped}<!-- -->`,
    '&nbsp;',
    '&#x10FFFF;',
  ]);
  const attributes = likely(random, [
    '',
    '',
    '',
    '',
    ` i:nil="true" xmlns:i="${NAMESPACE}"`,
    ' a="1" a="2"',
    ' xmlns="urn:y"',
    ` i:type="x" xmlns:i="${NAMESPACE}"`,
    ' z:Ref="1"',
  ]);
  return likely(random, [
    `<${name}${attributes}>${content}</${name}>`,
    `<${name}${attributes}>${content}</${name}>`,
    `<${name}${attributes}/>`,
    `<p:${name}>${content}</p:${name}>`,
  ]);
}

const sortedAs = (names: readonly string[], fields: readonly Field[]): readonly Field[] =>
  fields.toSorted(([a], [b]) => names.indexOf(a) - names.indexOf(b));

const writeMultipart: Writer = (random, _target, fields) => {
  const boundary = likely(random, ['x', 'x', '----WebKitFormBoundary7MA4YWxk', 'a'.repeat(71), 'x y', '']);
  const line = likely(random, ['\r\n', '\r\n', '\r\n', '\n']);
  const parts = fields.map(([name, text]) => {
    const headers = [
      `Content-Disposition: form-data; name="${name.replaceAll('"', '%22')}"${likely(random, PART_PARAMETERS)}`,
      ...likely(random, PART_HEADERS),
    ];
    return `--${boundary}${line}${headers.join(line)}${line}${line}${text}${line}`;
  });
  const body = `${likely(random, ['', '', 'preamble\r\n'])}${parts.join('')}--${boundary}${likely(random, ['--', '--', '--', '', '--x'])}${line}`;
  return { body: Buffer.from(body), contentType: `multipart/form-data${likely(random, BOUNDARY_MARKS)}${boundary}` };
};

const JSON_TYPES = [
  'application/json',
  'application/json; charset=utf-8',
  'text/json',
  'application/json;charset=gbk',
  'application/json; charset="utf-16"',
  'APPLICATION/JSON',
];
const FORM_TYPES = [
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=UTF-8',
  'application/x-www-form-urlencoded;charset=gb2312',
];
const XML_TYPES = [
  'application/xml',
  'text/xml',
  'application/xml; charset=utf-8',
  'text/xml;charset=utf-16',
  'text/xml; charset=gbk',
];
const OTHER_TYPES = [
  '',
  'text/plain',
  'application/octet-stream',
  'application/json, text/xml',
  ';',
  'a',
  'application/xml+json',
  'multipart/form-data',
  `x/${'y'.repeat(300)}`,
];
const XML_ATTRIBUTES = ['', '', '', ` xmlns:i="${NAMESPACE}"`, ' a="b"', ' xmlns:p=""', ' xmlns:p="urn:p"'];
const XML_PROLOGS = [
  '',
  '',
  '',
  '<?xml version="1.0" encoding="utf-8"?>',
  '<?xml version="1.1"?>',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '\ufeff',
  '<?xml version="1.0" encoding="utf-16"?>',
  ' ',
];
const PART_PARAMETERS = ['', '', '', '; filename="a"', "; filename*=UTF-8''a", '; name="b"', '; charset=utf-8'];
const PART_HEADERS = [
  [],
  [],
  [],
  ['Content-Type: text/plain; charset=gbk'],
  ['Content-Transfer-Encoding: base64'],
  ['X: y', 'X: y'],
  [' folded'],
  ['no colon'],
];
const BOUNDARY_MARKS = [
  '; boundary=',
  '; boundary=',
  '; boundary=',
  ';boundary=',
  ' boundary=',
  '; BOUNDARY=',
  '; boundary=a; boundary=',
];

const WRITERS: readonly (readonly [type: string, writer: Writer])[] = [
  ['application/json', writeJson],
  ['application/x-www-form-urlencoded', writeForm],
  ['application/xml', writeXml],
  ['multipart/form-data', writeMultipart],
];

/** The next request for an operation: a valid one, changed in its fields, its syntax, its bytes and its type. */
export function nextInput(seeded: SeededRandom, target: FuzzTarget): FuzzInput {
  const random = { integer: (below: number) => seeded.integer(below), isCalm: seeded.integer(3) === 0 };
  const valid = target.names.map((name) => [name, valueOf(random, target, name)] as const);
  const { body, contentType } = writerFor(random, target)(
    random,
    target,
    random.isCalm ? valid : changed(random, valid),
  );
  if (random.isCalm) return { body, contentType };
  return {
    body: random.integer(4) === 0 ? damaged(random, body) : body,
    contentType: random.integer(12) === 0 ? one(random, [...OTHER_TYPES, ...JSON_TYPES, ...XML_TYPES]) : contentType,
  };
}

/** A format that the operation reads, or in a quarter of all others any. */
function writerFor(random: FuzzRandom, { codec }: FuzzTarget): Writer {
  const types = codec.forms.reads.flatMap(({ mediaTypes }) => mediaTypes);
  const read = WRITERS.filter(([type]) => types.includes(type));
  const [, writer] = one(random, random.isCalm || random.integer(4) > 0 ? read : WRITERS);
  return writer;
}

/** Value of a field; the field that selects an action nearly always selects this one. */
function valueOf(random: FuzzRandom, target: FuzzTarget, name: string): string {
  const { action } = target.operation;
  if (action?.field === name && (random.isCalm || random.integer(10) > 0)) return action.name;
  return random.isCalm ? usualValue(random, target, name) : textFor(random, name);
}

/** A value of the type that the member of a contract has. */
function usualValue(random: FuzzRandom, { contract }: FuzzTarget, name: string): string {
  const type = contract?.dataMembers.find((member) => member.name === name)?.type;
  return type === undefined || type.kind === 'string' ? textFor(random, name) : textOfType(random, type);
}

function changed(random: FuzzRandom, fields: readonly Field[]): readonly Field[] {
  const all = [...fields];
  for (let changes = random.integer(4); changes > 0; changes--) {
    const at = random.integer(all.length);
    const [name, text] = all[at] ?? ['a', ''];
    const change = random.integer(5);
    if (change === 0) all.splice(at, 1);
    else if (change === 1) all.splice(random.integer(all.length), 0, [name, textFor(random, name)]);
    else if (change === 2) all.splice(at, 1, [oddName(random, name), text]);
    else if (change === 3) all.splice(at, 0, [oddName(random, name), '']);
    else all.reverse();
  }
  return random.integer(200) === 0 ? Array.from({ length: 300 }, (_, n) => [`f${String(n)}`, ''] as const) : all;
}

const BYTES = [0x00, 0x0a, 0x22, 0x26, 0x3c, 0x5b, 0x5d, 0x7b, 0x7d, 0x80, 0xc0, 0xed, 0xf8, 0xff];

/** Bytes cut, changed, inserted or repeated at random places. */
function damaged(random: FuzzRandom, body: Buffer): Buffer {
  let bytes = body;
  for (let changes = 1 + random.integer(3); changes > 0; changes--) {
    const [from, to] = [random.integer(bytes.length + 1), random.integer(bytes.length + 1)].toSorted(
      (a, b) => a - b,
    ) as [number, number];
    const [head, middle, tail] = [bytes.subarray(0, from), bytes.subarray(from, to), bytes.subarray(to)];
    const odd = Buffer.from([one(random, BYTES)]);
    bytes = Buffer.concat(
      one(random, [
        [head],
        [head, tail],
        [head, odd, middle, tail],
        [head, middle, middle, tail],
        [head, odd, bytes.subarray(from + 1)],
      ]),
    ).subarray(0, MAX_BYTES);
  }
  return bytes;
}

/** The largest body that is read. */
const MAX_BYTES = 16 * 1024;
