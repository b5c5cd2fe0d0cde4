import { type TextBody, textBody } from './charset';
import { decodeForm as decodeBody, decodeQuery } from './form';
import { NESTED, Undecodable } from './decoded-body';

const FORM = 'application/x-www-form-urlencoded';
const form = (bytes: string | Buffer, charset = 'utf-8'): TextBody =>
  textBody(Buffer.from(bytes as string), `${FORM}; charset=${charset}`);
const decodeForm = (text: string) => decodeBody(form(text));

describe('decodeForm', () => {
  it('is read pair by pair', () => {
    expect({ ...decodeForm('mobile=%2B85512345678&name=a+b%20c&note=%E4%B8%AD&empty=&bare') }).toEqual({
      mobile: '+85512345678',
      name: 'a b c',
      note: '中',
      empty: '',
      bare: '',
    });
  });

  it('keeps what stands after the first equals sign, and semicolons, as text', () => {
    expect({ ...decodeForm('a=b=c;d=e') }).toEqual({ a: 'b=c;d=e' });
  });

  it('passes over empty pairs', () => {
    expect({ ...decodeForm('&a=1&&b=2&') }).toEqual({ a: '1', b: '2' });
  });

  it('never turns digits into a number', () => {
    expect(decodeForm('code=012345')['code']).toBe('012345');
  });

  it('keeps broken percent escapes as they are', () => {
    expect({ ...decodeForm('a=100%&b=%zz%2&c%=%%41') }).toEqual({ a: '100%', b: '%zz%2', 'c%': '%A' });
  });

  it('passes over one byte order mark', () => {
    expect({ ...decodeForm('\uFEFFa=1') }).toEqual({ a: '1' });
  });

  it('reads raw bytes by the charset, and escapes as UTF-8 or else by the charset', () => {
    const raw = Buffer.from('n=\xd6\xd0', 'latin1');
    expect({ ...decodeBody(form(raw, 'GBK')) }).toEqual({ n: '中' });
    expect({ ...decodeBody(form('n=%D6%D0', 'gb2312')) }).toEqual({ n: '中' });
    expect({ ...decodeBody(form('n=%E4%B8%AD', 'ISO-8859-1')) }).toEqual({ n: '中' });
    expect({ ...decodeBody(form(Buffer.from('\uFEFFn=中', 'utf16le'), 'utf-16')) }).toEqual({ n: '中' });
  });

  it('passes over values without a name', () => {
    expect({ ...decodeForm('=1&a=1&=2&[]=3&=') }).toEqual({ a: '1' });
  });

  it.each(['code[]=1', 'code%5B%5D=1', 'code[$gt]=1', 'code[0]=1&code[1]=2', 'code[a][b]=1', 'code]=1', 'code[=1'])(
    'takes no value from the list or object %s',
    (text) => {
      expect({ ...decodeForm(`a=1&${text}&b=2`) }).toEqual({ a: '1', code: NESTED, b: '2' });
    },
  );

  it.each([
    ['a name twice', 'code=1&code=2'],
    ['a name twice, once escaped', 'code=1&c%6fde=1'],
    ['a name twice, once as a list', 'code=1&code[]=2'],
    ['a name twice, first as a list', 'code[]=1&code=2'],
    ['a name that reaches for prototypes', '__proto__=1'],
    ['a constructor', 'constructor=1'],
    ['a path to a prototype', '__proto__[x]=1'],
    ['bytes that are not UTF-8', 'a=%ff'],
    ['an overlong slash', 'a=%c0%af'],
    ['an encoded surrogate', 'a=%ed%a0%80'],
    ['a hundred thousand fields', Array.from({ length: 100_000 }, (_, n) => `k${n}=1`).join('&')],
    ['a hundred thousand lists', 'a[]=1&'.repeat(100_000)],
  ])('with %s is undecodable', (_what, text) => {
    expect(() => decodeForm(text)).toThrow(Undecodable);
  });
});

describe('decodeQuery', () => {
  it('reads raw bytes as UTF-8', () => {
    expect({ ...decodeQuery(Buffer.from('name=中&x=%E4%B8%AD').toString('latin1')) }).toEqual({ name: '中', x: '中' });
  });

  it('refuses other raw bytes', () => {
    expect(() => decodeQuery('name=\xe4')).toThrow(Undecodable);
  });
});
