import { textBody } from './charset';
import { decodeMultipart as decodeText } from './multipart';
import { NESTED, Undecodable } from './decoded-body';

const multipart = (body: string | Buffer, contentType = 'multipart/form-data; boundary=XX') => ({
  contentType,
  body: Buffer.from(body as string),
});

const decodeMultipart = ({ contentType, body }: ReturnType<typeof multipart>) =>
  decodeText(textBody(body, contentType), contentType);

const part = (head: string, value: string) => `--XX\r\n${head}\r\n\r\n${value}\r\n`;
const named = (name: string, value = '1') => part(`Content-Disposition: form-data; name="${name}"`, value);

describe('decodeMultipart', () => {
  it('is read part by part', () => {
    const body = `${named('mobile', '+855 12')}${named('note', '中\r\n--X\r\n文')}${named('empty', '')}--XX--\r\n`;
    expect({ ...decodeMultipart(multipart(body)) }).toEqual({ mobile: '+855 12', note: '中\r\n--X\r\n文', empty: '' });
  });

  it('is read as common clients write it', () => {
    const okhttp = 'Content-Disposition: form-data; name="a"\r\nContent-Transfer-Encoding: binary\r\nContent-Length: 1';
    const dotnet = 'Content-Type: text/plain; charset=utf-8\r\nContent-Disposition: form-data; name=b';
    expect({ ...decodeMultipart(multipart(`${part(okhttp, '1')}${part(dotnet, '2')}--XX--`)) }).toEqual({
      a: '1',
      b: '2',
    });
  });

  it('is read as fetch writes it', async () => {
    const form = new FormData();
    form.append('mobile', '+85512345678');
    form.append('name', '中文');
    const sent = new Response(form);
    const body = Buffer.from(await sent.arrayBuffer());
    const read = decodeMultipart(multipart(body, sent.headers.get('content-type') ?? ''));
    expect({ ...read }).toEqual({ mobile: '+85512345678', name: '中文' });
  });

  it('may have a quoted boundary', () => {
    const request = multipart(`${named('a')}--XX--`, 'multipart/form-data; boundary="XX"; charset=utf-8');
    expect({ ...decodeMultipart(request) }).toEqual({ a: '1' });
  });

  it.each([
    ['text before the parts', `hello\r\n${named('a')}--XX--\r\n`],
    ['lines before the parts', `\r\n\r\nThis is a multi-part message.\r\n${named('a')}--XX--\r\n`],
    ['text after the last delimiter', `${named('a')}--XX--\r\nmore\r\n--XX\r\n`],
    ['padding after delimiters', `${named('a').replace('--XX\r\n', '--XX \t \r\n')}--XX-- \t`],
    ['parameters in capitals', `${part('CONTENT-DISPOSITION: Form-Data; NAME="a"', '1')}--XX--`],
    ['space around parameters', `${part('Content-Disposition: form-data ; name = "a" ', '1')}--XX--`],
    ['a folded header', `${part('Content-Disposition: form-data;\r\n name="a"', '1')}--XX--`],
    ['further parameters', `${part('Content-Disposition: form-data; x="y;name=z"; name="a"', '1')}--XX--`],
    [
      'a type of its own',
      `${part('Content-Type: application/json\r\nContent-Disposition: form-data; name=a', '1')}--XX--`,
    ],
    [
      'a foreign charset',
      `${part('Content-Disposition: form-data; name="a"\r\nContent-Type: text/plain; charset=US-ASCII', '1')}--XX--`,
    ],
    [
      'a file beside',
      `${part('Content-Disposition: form-data; name="a"; filename="a.txt"', '\0\xff')}${named('a')}--XX--`,
    ],
    [
      'a file named in the extended way',
      `${part(`Content-Disposition: form-data; name="a"; filename*=UTF-8''a`, '2')}${named('a')}--XX--`,
    ],
    [
      'an empty file',
      `${named('a')}${part('Content-Disposition: form-data; name="f"; filename=""\r\nContent-Type: application/octet-stream', '')}--XX--`,
    ],
  ])('is read with %s', (_what, body) => {
    expect({ ...decodeMultipart(multipart(Buffer.from(body, 'latin1'))) }).toEqual({ a: '1' });
  });

  it.each([
    'multipart/form-data;boundary=XX',
    'Multipart/Form-Data; Boundary=XX',
    'multipart/form-data; charset=UTF-8; boundary="XX"',
    'multipart/form-data; boundary = XX ; x=y',
  ])('takes the boundary of %s', (contentType) => {
    expect({ ...decodeMultipart(multipart(`${named('a')}--XX--`, contentType)) }).toEqual({ a: '1' });
  });

  it('takes a boundary with quoted characters, and quoted pairs in names', () => {
    const contentType = 'multipart/form-data; boundary="a; b=(c)?"';
    const body = '--a; b=(c)?\r\nContent-Disposition: form-data; name="a\\"b"\r\n\r\n1\r\n--a; b=(c)?--';
    expect({ ...decodeMultipart(multipart(body, contentType)) }).toEqual({ 'a"b': '1' });
  });

  it('decodes a part by its own charset', () => {
    const head = '--XX\r\nContent-Disposition: form-data; name="a"\r\nContent-Type: text/plain; charset=GBK\r\n\r\n';
    const body = Buffer.concat([Buffer.from(head), Buffer.from([0xd6, 0xd0]), Buffer.from('\r\n--XX--')]);
    expect({ ...decodeMultipart(multipart(body)) }).toEqual({ a: '中' });
  });

  it('takes no value from lists and objects, and none without a name', () => {
    const parts = ['a', 'b[]', 'b[]', 'c[x]', ''].map((name) => named(name)).join('');
    const fields = { a: '1', b: NESTED, c: NESTED };
    expect({ ...decodeMultipart(multipart(`${parts}--XX--`)) }).toEqual(fields);
  });

  it.each([
    ['an encoded part', part('Content-Disposition: form-data; name="a"\r\nContent-Transfer-Encoding: base64', 'MQ==')],
    ['a part without a name', part('Content-Disposition: form-data', '1')],
    ['a part without a disposition', part('Content-Type: text/plain', '1')],
    [
      'a part with two dispositions',
      part('Content-Disposition: form-data; name="a"\r\nContent-Disposition: form-data; name="b"', '1'),
    ],
    ['a part without a head', '--XX\r\n1\r\n'],
    ['a name twice', named('a') + named('a')],
    ['a reserved name', named('__proto__')],
    ['an attachment', part('Content-Disposition: attachment; name="a"', '1')],
    ['a boundary that goes on', named('a').replace('--XX\r\n', '--XXY\r\n')],
  ])('with %s is undecodable', (_what, parts) => {
    expect(() => decodeMultipart(multipart(`${parts}--XX--\r\n`))).toThrow(Undecodable);
  });

  it.each([
    ['without an end', multipart(named('a'))],
    ['without a boundary', multipart(`${named('a')}--XX--`, 'multipart/form-data')],
    ['that is not UTF-8', multipart(Buffer.from(`${named('a', '\xff')}--XX--`, 'latin1'))],
    [
      'with a name twice in one part',
      multipart(`${part('Content-Disposition: form-data; name="a"; name="b"', '1')}--XX--`),
    ],
  ])('%s is undecodable', (_what, request) => {
    expect(() => decodeMultipart(request)).toThrow(Undecodable);
  });
});
