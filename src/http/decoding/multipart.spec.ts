import type { RawRequest } from './codec';
import { decodeMultipart } from './multipart';
import { Undecodable } from './decoded-body';

const multipart = (body: string | Buffer, contentType = 'multipart/form-data; boundary=XX'): RawRequest => ({
  method: 'POST',
  headers: { 'content-type': contentType },
  query: '',
  body: Buffer.from(body as string),
});

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
    ['a file', part('Content-Disposition: form-data; name="a"; filename="a.txt"', '1')],
    ['a file named in the extended way', part(`Content-Disposition: form-data; name="a"; filename*=UTF-8''a`, '1')],
    ['an encoded part', part('Content-Disposition: form-data; name="a"\r\nContent-Transfer-Encoding: base64', 'MQ==')],
    ['a part in GBK', part('Content-Disposition: form-data; name="a"\r\nContent-Type: text/plain; charset=gbk', '1')],
    ['a part without a name', part('Content-Disposition: form-data', '1')],
    ['a part without a disposition', part('Content-Type: text/plain', '1')],
    [
      'a part with two dispositions',
      part('Content-Disposition: form-data; name="a"\r\nContent-Disposition: form-data; name="b"', '1'),
    ],
    ['a part without a head', '--XX\r\n1\r\n'],
    ['a name twice', named('a') + named('a')],
    ['a list', named('a[]')],
    ['a reserved name', named('__proto__')],
    ['text before the parts', `hello\r\n${named('a')}`],
    ['an attachment', part('Content-Disposition: attachment; name="a"', '1')],
    ['a boundary that goes on', named('a').replace('--XX\r\n', '--XXY\r\n')],
  ])('with %s is undecodable', (_what, parts) => {
    expect(() => decodeMultipart(multipart(`${parts}--XX--\r\n`))).toThrow(Undecodable);
  });

  it.each([
    ['without an end', multipart(named('a'))],
    ['with text after its end', multipart(`${named('a')}--XX--\r\nmore`)],
    ['without a boundary', multipart(`${named('a')}--XX--`, 'multipart/form-data')],
    ['that is not UTF-8', multipart(Buffer.concat([Buffer.from(named('a')), Buffer.from([0xff])]))],
  ])('%s is undecodable', (_what, request) => {
    expect(() => decodeMultipart(request)).toThrow(Undecodable);
  });
});
