import type { BodyDecoder, RawRequest } from './codec';
import { formJsonOrQuery, formOrJson, formOrJsonBesideQuery, jsonWhateverTheHeader } from './json.codec';
import { type DecodedBody, JsonNumber, NESTED, Undecodable } from './decoded-body';

const JSON_TYPE = 'application/json;charset=utf-8';
const FORM_TYPE = 'application/x-www-form-urlencoded';

const request = (body: string, contentType?: string, query = ''): RawRequest => ({
  method: 'POST',
  headers: contentType === undefined ? {} : { 'content-type': contentType },
  query,
  body: Buffer.from(body),
});

function statusOf(read: () => DecodedBody): number | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    return error instanceof Undecodable ? error.status : NaN;
  }
}

describe('jsonWhateverTheHeader', () => {
  it.each([JSON_TYPE, FORM_TYPE, 'text/plain', 'application/octet-stream', 'TEXT/JSON; charset="UTF-8"', undefined])(
    'is read under %s',
    (contentType) => {
      expect({ ...jsonWhateverTheHeader(request('{"a":"1"}', contentType)) }).toEqual({ a: '1' });
    },
  );

  it('is not read as a form even if it is one', () => {
    expect(statusOf(() => jsonWhateverTheHeader(request('a=1', FORM_TYPE)))).toBe(400);
  });

  it('does not look at the query', () => {
    expect({ ...jsonWhateverTheHeader(request('{}', JSON_TYPE, 'a=1')) }).toEqual({});
  });
});

describe('formOrJson', () => {
  it('is read as its type says', () => {
    expect({ ...formOrJson(request('{"a":"1"}', 'Application/JSON')) }).toEqual({ a: '1' });
    expect({ ...formOrJson(request('a=1', `${FORM_TYPE}; charset=UTF-8`)) }).toEqual({ a: '1' });
    const multipart = '--X\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--X--';
    expect({ ...formOrJson(request(multipart, 'multipart/form-data; boundary=X')) }).toEqual({ a: '1' });
  });

  it.each(['text/plain', 'text/json', 'application/xml', 'application/vnd.x+json', 'application/*', '', undefined])(
    'is 415 under %s',
    (contentType) => {
      expect(statusOf(() => formOrJson(request('{"a":"1"}', contentType)))).toBe(415);
    },
  );

  it.each([
    [' application/x-www-form-urlencoded charset=UTF-8', 'a=1'],
    ['application/x-www-form-urlencoded,application/json', 'a=1'],
    ['application/json charset=utf-8', '{"a":"1"}'],
    ['multipart/form-data, boundary=X', '--X\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--X--'],
    ['multipart/form-data boundary=X', '--X\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--X--'],
  ])('ends the media type where PHP does: %s', (contentType, body) => {
    expect({ ...formOrJson(request(body, contentType)) }).toEqual({ a: '1' });
  });

  it('takes the first of a list of types, as PHP does', () => {
    expect({ ...formOrJson(request('a=1', `${FORM_TYPE}, ${FORM_TYPE}`)) }).toEqual({ a: '1' });
    expect({ ...formOrJson(request('{"a":"1"}', `${JSON_TYPE}, ${FORM_TYPE}`)) }).toEqual({ a: '1' });
  });

  it('refuses a form that says it is JSON, and finds no fields in JSON that says it is a form', () => {
    expect(statusOf(() => formOrJson(request('a=1', JSON_TYPE)))).toBe(400);
    expect({ ...formOrJson(request('{"a":"1"}', FORM_TYPE)) }).toEqual({ '{"a":"1"}': '' });
    expect({ ...formOrJson(request('{"a":["1"]}', FORM_TYPE)) }).toEqual({ '{"a":': NESTED });
  });

  it('passes over one byte order mark in a form and in JSON', () => {
    expect({ ...formOrJson(request('\uFEFFa=1', FORM_TYPE)) }).toEqual({ a: '1' });
    expect({ ...formOrJson(request('\uFEFF{"a":"1"}', JSON_TYPE)) }).toEqual({ a: '1' });
    expect(statusOf(() => formOrJson(request('\uFEFF\uFEFF{"a":"1"}', JSON_TYPE)))).toBe(400);
  });
});

describe('formJsonOrQuery', () => {
  const read = formJsonOrQuery('action');

  it('is the query without a body', () => {
    expect({ ...read(request('', undefined, 'action=x&user_name=%E4%B8%AD')) }).toEqual({
      action: 'x',
      user_name: '中',
    });
  });

  it('is the body alone where there is one, but for the action', () => {
    expect({ ...read(request('a=1', FORM_TYPE, 'action=x&a=2&b=3')) }).toEqual({ action: 'x', a: '1' });
    expect({ ...read(request('{"a":"1"}', JSON_TYPE, 'action=x')) }).toEqual({ action: 'x', a: '1' });
  });

  it('keeps an action that is a list in the query, for the router to refuse', () => {
    expect({ ...read(request('a=1', FORM_TYPE, 'action[]=x&b[]=1')) }).toEqual({ action: NESTED, a: '1' });
  });

  it('may have the same action in both', () => {
    expect({ ...read(request('a=1&action=x', FORM_TYPE, 'action=x')) }).toEqual({ action: 'x', a: '1' });
  });

  it.each([
    ['another action in the body', 'action=y', 'action=x'],
    ['an empty action in the body', 'action=', 'action=x'],
    ['an empty action in the query', 'action=x', 'action='],
    ['an action twice in the query', 'action=x', 'action=x&action=x'],
    ['an action in the body and a list in the query', 'action=x', 'action[]=x'],
    ['a broken query beside a body', 'action=x', 'a=%ff'],
  ])('is undecodable with %s', (_what, body, query) => {
    expect(statusOf(() => read(request(body, FORM_TYPE, query)))).toBe(400);
  });

  it('is undecodable where the action is text in one and a number or null in the other', () => {
    expect(statusOf(() => read(request('{"action":1}', JSON_TYPE, 'action=1')))).toBe(400);
    expect(statusOf(() => read(request('{"action":null}', JSON_TYPE, 'action=x')))).toBe(400);
  });

  it('reads raw bytes in the query as UTF-8', () => {
    const query = Buffer.from('user_name=中').toString('latin1');
    expect({ ...read(request('', undefined, query)) }).toEqual({ user_name: '中' });
    expect(statusOf(() => read(request('', undefined, 'user_name=\u00e4')))).toBe(400);
  });
});

describe('formOrJsonBesideQuery', () => {
  const read = formOrJsonBesideQuery;

  it('is the fields of the body and of the query', () => {
    expect({ ...read(request('a=1', FORM_TYPE, 'b=2&c=%E4%B8%AD')) }).toEqual({ a: '1', b: '2', c: '中' });
    expect({ ...read(request('', undefined, 'b=2')) }).toEqual({ b: '2' });
    expect({ ...read(request('{"a":"1"}', JSON_TYPE, 'a=1')) }).toEqual({ a: '1' });
    expect(read(request('{"a":1}', JSON_TYPE, 'a=1'))['a']).toEqual(new JsonNumber('1'));
    expect(read(request('{"a":1.0}', JSON_TYPE, 'a=1'))['a']).toEqual(new JsonNumber('1.0'));
    expect({ ...read(request('a=1&b[]=1', FORM_TYPE, 'b[x]=2&c[]=1')) }).toEqual({ a: '1', b: NESTED, c: NESTED });
  });

  it.each([
    ['a=1', 'a=2'],
    ['a=1', 'a='],
    ['a=', 'a=1'],
    ['a=1', 'a=1&a=1'],
    ['a=1&a=1', 'a=1'],
    ['a=1', 'a[]=1'],
    ['a[]=1', 'a=1'],
  ])('is undecodable where the body %s and the query %s disagree or repeat', (body, query) => {
    expect(statusOf(() => read(request(body, FORM_TYPE, query)))).toBe(400);
  });
});

describe('every body decoder', () => {
  const decoders: [string, BodyDecoder][] = [
    ['JSON whatever the header says', jsonWhateverTheHeader],
    ['form or JSON', formOrJson],
    ['form, JSON or query', formJsonOrQuery('action')],
    ['form or JSON beside a query', formOrJsonBesideQuery],
  ];

  it.each(decoders)('finds no fields in an empty body: %s', (_name, read) => {
    expect({ ...read(request('', 'text/plain')) }).toEqual({});
    expect({ ...read(request('')) }).toEqual({});
  });

  it.each(decoders)('reads ASCII under any label that is compatible with it: %s', (_name, read) => {
    for (const charset of [
      'gbk',
      'ISO-8859-1',
      'us-ascii',
      '"GB2312"',
      'utf-8; charset=gbk',
      'x-unknown',
      'undefined',
      '',
    ])
      expect({ ...read(request('{"a":"1"}', `application/json; charset=${charset}`)) }).toEqual({ a: '1' });
  });

  it.each(decoders)('decodes other bytes by a label of the WHATWG standard: %s', (_name, read) => {
    const cases: [string, number[], string][] = [
      ['GBK', [0xd6, 0xd0], '中'],
      ['gb18030', [0x81, 0x39, 0xee, 0x39], '㐀'],
      ['Big5', [0xa4, 0xa4], '中'],
      ['Shift_JIS', [0x92, 0x86], '中'],
      ['EUC-KR', [0xc7, 0xd1], '한'],
      ['windows-1252', [0x80, 0xe9], '€é'],
      ['iso-8859-1', [0xe9], 'é'],
      ['utf-8; charset=UTF8', [0xe4, 0xb8, 0xad], '中'],
    ];
    for (const [charset, bytes, text] of cases) {
      const body = Buffer.concat([Buffer.from('{"a":"'), Buffer.from(bytes), Buffer.from('"}')]);
      expect({ ...read({ ...request('', `application/json; charset=${charset}`), body }) }).toEqual({ a: text });
    }
    for (const [charset, mark] of [
      ['utf-16', '\uFEFF'],
      ['UTF-16LE', '\uFEFF'],
    ] as const) {
      const body = Buffer.from(`${mark}{"a":"中"}`, 'utf16le');
      expect({ ...read({ ...request('', `application/json; charset=${charset}`), body }) }).toEqual({ a: '中' });
      expect({ ...read({ ...request('', `application/json; charset=${charset}`), body: body.swap16() }) }).toEqual({
        a: '中',
      });
    }
  });

  it.each(decoders)(
    'answers 400 to bytes that the charset does not have, 415 to an unknown charset: %s',
    (_name, read) => {
      const body = Buffer.from('{"a":"\x81"}', 'latin1');
      for (const charset of ['utf-8', 'gbk'])
        expect(statusOf(() => read({ ...request('', `application/json; charset=${charset}`), body }))).toBe(400);
      for (const charset of ['x-unknown', '"utf-8"; charset=gbk'])
        expect(statusOf(() => read({ ...request('', `application/json; charset=${charset}`), body }))).toBe(415);
      for (const charset of ['utf-7', 'utf-16', 'utf-32', 'hz-gb-2312'])
        expect(statusOf(() => read(request('{"a":"1"}', `application/json; charset=${charset}`)))).toBe(415);
    },
  );

  it.each(decoders)('answers 415 to a compressed body, and no other word of Content-Encoding: %s', (_name, read) => {
    for (const coding of ['gzip', 'br', 'deflate', 'identity, gzip']) {
      const compressed = { ...request('{"a":"1"}', JSON_TYPE), headers: { 'content-encoding': coding } };
      expect(statusOf(() => read(compressed))).toBe(415);
    }
    for (const other of ['identity', '', 'UTF-8', 'utf8', 'binary', 'none']) {
      const plain = { ...request('{"a":"1"}'), headers: { 'content-type': JSON_TYPE, 'content-encoding': other } };
      expect({ ...read(plain) }).toEqual({ a: '1' });
    }
  });
});
