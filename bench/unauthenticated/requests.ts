import type { FastifyReply, FastifyRequest } from 'fastify';
import { canonicalEmail, readUsername } from '../../src/auth/accounts/identifiers';
import { parsePhone } from '../../src/auth/accounts/phone';
import { cookieClient } from '../../src/captcha/captcha.cookie';
import { languageTags, pickLocale } from '../../src/common';
import { dataContractCodec } from '../../src/http';
import { Password, Text } from '../../src/http/fields/field-decorators';
import { fieldsOf } from '../../src/http/fields/strict-validation.pipe';
import { readForwardedFor } from '../../src/http/client/forwarded-for';
import type { Codec } from '../../src/http/decoding/codec';
import { formJsonOrQuery, formOrJson, jsonWhateverTheHeader } from '../../src/http/decoding/json.codec';
import { chooseResponse } from '../../src/http/negotiation/content-negotiation';
import { sendRequest, sendResult } from '../../test/support/aspnet/contracts';
import { hostileBodies, LIMIT, longXml, root } from '../../test/support/aspnet/hostile-bodies';

/** Request by what it holds, and a step that reads it as the service does. */
export type Step = readonly [name: string, step: () => unknown];

/** Name of the step that all others are compared with. */
export const BASE = 'JSON.parse of 16 KiB';

const fill = (unit: string, size = LIMIT): string => unit.repeat(Math.floor(size / Buffer.byteLength(unit)));
const numbered = (unit: (n: number) => string, separator = '', size = LIMIT): string => {
  const parts: string[] = [];
  for (let [n, length] = [0, 0]; ; n++) {
    const part = unit(n);
    length += Buffer.byteLength(part) + separator.length;
    if (length > size) return parts.join(separator);
    parts.push(part);
  }
};

const JSON_TYPE = 'application/json';
const XML_TYPE = 'application/xml';
const FORM_TYPE = 'application/x-www-form-urlencoded';
const MULTIPART_TYPE = 'multipart/form-data; boundary=b';
/** Nearly all of what Node admits as a header. */
const HEADER = 16 * 1024 - 512;

const part = (head: string, value = ''): string => `--b\r\n${head}\r\n\r\n${value}\r\n`;
const field = (n: number): string => part(`Content-Disposition: form-data; name="f${String(n)}"`);

const bodies: readonly (readonly [what: string, type: string, body: string])[] = [
  ['JSON: [[[[', JSON_TYPE, fill('[')],
  ['JSON: a member of [[[[', JSON_TYPE, `{"a":${fill('[', LIMIT - 5)}`],
  ['JSON: a member of [[[[]]]]', JSON_TYPE, `{"a":${fill('[', LIMIT / 2 - 3)}${fill(']', LIMIT / 2 - 3)}}`],
  [
    'JSON: members of [[]]',
    JSON_TYPE,
    `{${numbered((n) => `"${n.toString(36)}":${'['.repeat(120)}${']'.repeat(120)}`, ',', LIMIT - 2)}}`,
  ],
  ['JSON: {"a":{"a":', JSON_TYPE, fill('{"a":')],
  ['JSON: a member of {"a":{"a":', JSON_TYPE, `{"a":${fill('{"a":', 14_000)}1${fill('}', 2_300)}}`],
  ['JSON: a list of ones', JSON_TYPE, `{"a":[${fill('1,', LIMIT - 10)}1]}`],
  ['JSON: a list of texts', JSON_TYPE, `{"a":[${fill('"",', LIMIT - 10)}""]}`],
  ['JSON: a list of lists', JSON_TYPE, `{"a":[${fill('[],', LIMIT - 10)}[]]}`],
  ['JSON: many members', JSON_TYPE, `{${numbered((n) => `"${n.toString(36)}":0`, ',', LIMIT - 2)}}`],
  ['JSON: a list of many members', JSON_TYPE, `[{${numbered((n) => `"${n.toString(36)}":0`, ',', LIMIT - 4)}}]`],
  ['JSON: escapes', JSON_TYPE, `{"a":"${fill('\\u0041', LIMIT - 8)}"}`],
  ['JSON: backslashes', JSON_TYPE, `{"a":"${fill('\\\\', LIMIT - 8)}"}`],
  ['JSON: a text without end', JSON_TYPE, `{"a":"${fill('\\"', LIMIT - 6)}`],
  ['JSON: a long number', JSON_TYPE, `{"random":${fill('9', LIMIT - 12)}}`],
  ['JSON: white space', JSON_TYPE, `{${fill(' ', LIMIT - 2)}}`],
  ['form: a=&a=&', FORM_TYPE, fill('a=&')],
  ['form: &&&&', FORM_TYPE, fill('&')],
  ['form: many fields', FORM_TYPE, numbered((n) => `${n.toString(36)}=`, '&')],
  ['form: many nested fields', FORM_TYPE, numbered((n) => `a[b][${n.toString(36)}]=`, '&')],
  ['form: escapes', FORM_TYPE, `a=${fill('%41', LIMIT - 2)}`],
  ['form: brackets', FORM_TYPE, fill('[a]')],
  ['form: pluses', FORM_TYPE, `a=${fill('+', LIMIT - 2)}`],
  ['form: GBK', `${FORM_TYPE}; charset=gbk`, `a=${fill('%b0%a1', LIMIT - 2)}`],
  ['multipart: many fields', MULTIPART_TYPE, `${numbered(field, '', LIMIT - 8)}--b--\r\n`],
  ['multipart: empty parts', MULTIPART_TYPE, `${fill('--b\r\n', LIMIT - 8)}--b--\r\n`],
  ['multipart: files', MULTIPART_TYPE, `${fill(part('Content-Disposition: form-data;filename='), LIMIT - 8)}--b--\r\n`],
  [
    'multipart: many heads',
    MULTIPART_TYPE,
    `${part(numbered((n) => `${n.toString(36)}:`, '\r\n', LIMIT - 30))}--b--\r\n`,
  ],
  [
    'multipart: many parameters',
    MULTIPART_TYPE,
    `${part(`Content-Disposition: form-data${numbered((n) => `;${n.toString(36)}=`, '', LIMIT - 60)}`)}--b--\r\n`,
  ],
  ['multipart: blanks after a delimiter', MULTIPART_TYPE, `--b${fill(' ', LIMIT - 4)}x`],
  ['multipart: almost delimiters', MULTIPART_TYPE, fill('\r\n--')],
  ['multipart: folds', MULTIPART_TYPE, part(`Content-Disposition: form-data${fill('\r\n ', LIMIT - 60)}`)],
  ['XML: <a><a>', XML_TYPE, root(fill('<a>', LIMIT - 300))],
  ['XML: <a/><a/>', XML_TYPE, root(fill('<a/>', LIMIT - 300))],
  ['XML: numeric entities', XML_TYPE, root(`<username>${fill('&#9;', LIMIT - 300)}</username>`)],
  ['XML: named entities', XML_TYPE, root(`<username>${fill('&lt;', LIMIT - 300)}</username>`)],
  ['XML: one long name', XML_TYPE, root(`<${fill('a', LIMIT - 300)}/>`)],
  ['XML: text', XML_TYPE, root(`<username>${fill('a', LIMIT - 300)}</username>`)],
  [
    'XML: prefixes',
    XML_TYPE,
    root(numbered((n) => `<p${n.toString(36)}:a xmlns:p${n.toString(36)}="q"/>`, '', LIMIT - 300)),
  ],
  [
    'XML: attributes of an element',
    XML_TYPE,
    root(`<a ${numbered((n) => `a${n.toString(36)}=""`, ' ', LIMIT - 300)}/>`),
  ],
  ...longXml.map(([what, inside]) => [`XML: ${what}`, XML_TYPE, root(inside)] as const),
  ...hostileBodies
    .filter(([, , body]) => body.length > LIMIT / 2)
    .map(([what, type, body]) => [what, type, String(body)] as const),
];

const contractCodec = dataContractCodec({ parameter: 'request', request: sendRequest, response: sendResult });

const decode = (codec: Pick<Codec, 'decode'>, type: string, body: string, query = '') => {
  const request = { method: 'POST', headers: { 'content-type': type }, query, body: Buffer.from(body) };
  return () => codec.decode(request);
};

/** Every body as both families of dialects read it. */
const bodySteps = bodies.flatMap(([what, type, body]): Step[] => [
  ...(type === XML_TYPE ? [] : [[`fields, ${what}`, decode({ decode: formOrJson }, type, body)] as const]),
  ...(type === MULTIPART_TYPE ? [] : [[`contract, ${what}`, decode(contractCodec, type, body)] as const]),
]);

class Fields {
  @Text() name: string;
  @Password() password: string;
}

const texts: readonly (readonly [string, string])[] = [
  ['letters', fill('a')],
  ['ligatures that NFKC makes longer', fill('\ufdfa')],
  ['marks', `a${fill('\u0301', LIMIT - 1)}`],
  ['marks out of order', `a${fill('\u0301\u0316', LIMIT - 1)}`],
  ['white space', fill(' ')],
  ['digits of another script', fill('\u{1d7d9}')],
];

const TYPED = 256;
const typed: readonly (readonly [string, string])[] = [
  ['digits', '1'.repeat(TYPED)],
  ['digits in groups', '1 '.repeat(TYPED / 2)],
  ['a number behind brackets', `${'('.repeat(TYPED - 11)}13800138000`],
  ['mathematical digits', '\u{1d7d9}'.repeat(TYPED / 2)],
  ['ligatures', '\ufdfa'.repeat(TYPED)],
  ['marks out of order', `a${'\u0301\u0316'.repeat(TYPED / 2 - 1)}`],
];

const forwarded = (name: string, value: string) => () => {
  const request = { raw: { headers: { [name]: value } } } as unknown as FastifyRequest;
  readForwardedFor(request, {} as FastifyReply, () => undefined);
};

const queryStep = (what: string, query: string): Step[] => [
  [`query, fields, ${what}`, decode({ decode: formJsonOrQuery('action') }, '', '', query)],
];

export const requests: readonly Step[] = [
  [BASE, decodeBase()],
  ...bodySteps,
  ['JSON whatever the header: [[[[', decode({ decode: jsonWhateverTheHeader }, '', fill('['))],
  ...texts.map(([what, text]): Step => [`field, ${what}`, () => fieldsOf(Fields, { name: text, password: text })]),
  ...typed.flatMap(([what, text]): Step[] => [
    [`phone, ${what}`, () => parsePhone({ number: text }, 'CN')],
    [`calling code, ${what}`, () => parsePhone({ number: '13800138000', callingCode: text }, 'CN')],
    [`user name, ${what}`, () => readUsername(text)],
    [`e-mail, ${what}`, () => canonicalEmail(`${text.slice(0, 200)}@${text.slice(0, 40)}`)],
  ]),
  ...queryStep('a&a&', fill('a&', HEADER)),
  ...queryStep(
    'many fields',
    numbered((n) => `${n.toString(36)}=`, '&', HEADER),
  ),
  ...queryStep('escapes', `a=${fill('%41', HEADER)}`),
  ['header, cookies', () => cookieClient(numbered((n) => `${n.toString(36)}=`, ';', HEADER))],
  ['header, cookies of one name', () => cookieClient(fill('captcha=;', HEADER))],
  ['header, Accept */*', () => chooseResponse({ accept: fill('*/*,', HEADER) })],
  ['header, Accept a/b', () => chooseResponse({ accept: fill('a/b,', HEADER) })],
  ['header, Accept parameters', () => chooseResponse({ accept: `a/b${fill(';q=1', HEADER)}` })],
  ['header, Accept quotes', () => chooseResponse({ accept: `a/b;a=${fill('"\\', HEADER)}` })],
  ['header, Accept-Language', () => pickLocale(fill('a-b,', HEADER), 'en')],
  ['header, Accept-Language q', () => languageTags(numbered((n) => `zz;q=0.${String(n)}`, ',', HEADER))],
  ['header, Accept-Language one tag', () => pickLocale(`zh${fill('-a', HEADER)}`, 'en')],
  ['header, Accept-Language ;', () => pickLocale(fill(';', HEADER), 'en')],
  ['header, Forwarded', forwarded('forwarded', fill('for=1.1.1.1,', HEADER))],
  ['header, Forwarded unknown', forwarded('forwarded', fill('for=a,', HEADER))],
  ['header, Forwarded blanks', forwarded('forwarded', `;${fill(' ', HEADER)}`)],
  ['header, X-Forwarded-For', forwarded('x-forwarded-for', fill('1.1.1.1,', HEADER))],
  ['header, X-Forwarded-For ,,', forwarded('x-forwarded-for', fill(',', HEADER))],
  ['header, X-Forwarded-For blanks', forwarded('x-forwarded-for', fill(' ', HEADER))],
  ['header, Content-Type charsets', decode({ decode: formOrJson }, `${FORM_TYPE}${fill(';charset=a', HEADER)}`, 'a=1')],
];

function decodeBase(): () => unknown {
  const text = `[${fill('"abcdefgh",', LIMIT - 12)}""]`;
  return () => JSON.parse(text) as unknown;
}
