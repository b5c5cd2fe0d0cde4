import { utf8Body } from './charset';
import { decodeFlatJson } from './flat-json';
import { JsonNumber, NESTED, Undecodable } from './decoded-body';

const decode = (text: string | Buffer) => decodeFlatJson(utf8Body(Buffer.from(text as string)));

describe('decodeFlatJson', () => {
  it('is read field by field', () => {
    const fields = decode(' { "name" : "a\\u4e2d\\n\\"", "yes": true, "no":false , "none": null, "empty": "" } \r\n');
    expect({ ...fields }).toEqual({ name: 'a中\n"', yes: true, no: false, none: null, empty: '' });
  });

  it('keeps every digit of a number, as it was written', () => {
    const numbers = ['12345678901234567890', '0', '-1', '1.50', '1.3800138e10', '1E+2', '-0.0'];
    for (const number of numbers) expect(decode(`{"n":${number}}`)['n']).toEqual(new JsonNumber(number));
  });

  it('has no prototype and cannot be changed', () => {
    const fields = decode('{"a":"1"}');
    expect(Object.getPrototypeOf(fields)).toBeNull();
    expect(Object.isFrozen(fields)).toBe(true);
    expect('toString' in fields).toBe(false);
  });

  it.each(['[]', '["1","2"]', '{}', '{"$gt":0}', '[[],{"a":["]","}","\\"]"]}]', ' [ ] '])(
    'passes over the content of the array or object %s',
    (nested) => {
      expect({ ...decode(`{"a":"1","more":${nested},"b":"2"}`) }).toEqual({ a: '1', more: NESTED, b: '2' });
    },
  );

  it('passes over a thousand tokens of nested values, and no more', () => {
    const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
    expect(decode(`{"more":${nested(500)}}`)['more']).toBe(NESTED);
    expect(decode(`{"more":${nested(250)},"most":${nested(250)}}`)['most']).toBe(NESTED);
    expect(() => decode(`{"more":${nested(501)}}`)).toThrow(Undecodable);
    expect(() => decode(`{"more":${nested(250)},"most":${nested(251)}}`)).toThrow(Undecodable);
  });

  it('passes over members without a name', () => {
    expect({ ...decode('{"":1,"a":"1","":[2]}') }).toEqual({ a: '1' });
  });

  it('may be empty', () => {
    expect({ ...decode('{}') }).toEqual({});
  });

  it('takes emoji as text or as a pair of escapes', () => {
    expect(decode('{"a":"😀","b":"\\ud83d\\ude00"}')).toEqual(Object.assign(Object.create(null), { a: '😀', b: '😀' }));
  });
});

describe('JsonNumber.integer', () => {
  it.each([
    ['12345678901234567890', '12345678901234567890'],
    ['12345678901234567890.000', '12345678901234567890'],
    ['1.2345678901234567890E19', '12345678901234567890'],
    ['9007199254740993.0', '9007199254740993'],
    ['1e5', '100000'],
    ['1e0000000000005', '100000'],
    ['1e99', `1${'0'.repeat(99)}`],
    ['100e-2', '1'],
    ['0', '0'],
    ['0.000', '0'],
    ['0e99', '0'],
    ['0.0e-99', '0'],
  ])('of %s is %s', (text, integer) => {
    expect(new JsonNumber(text).integer).toBe(integer);
  });

  it.each([
    '-1',
    '-0',
    '-1.0',
    '1.5',
    '0.1',
    '15e-1',
    '1e-99',
    '1e100',
    '1e400',
    '1E1000000',
    `1e${'9'.repeat(15_000)}`,
  ])('is missing for %s', (text) => {
    expect(new JsonNumber(text).integer).toBeUndefined();
  });
});

describe('decodeFlatJson (undecodable bodies)', () => {
  it.each([
    ['nothing', ''],
    ['white space', '  '],
    ['an array', '["a"]'],
    ['a string', '"a"'],
    ['a number', '1'],
    ['null', 'null'],
    ['a list without end', '{"code":["1","2"'],
    ['a list with a trailing comma', '{"code":["1",]}'],
    ['a list that is closed as an object', '{"code":["1"}}'],
    ['an object without a value', '{"code":{"$gt":}}'],
    ['a string without end in a list', '{"code":["1]}'],
    ['a name twice, once with a list', '{"code":"1","code":[]}'],
    ['a name twice', '{"a":"1","b":"2","a":"3"}'],
    ['a name twice with the same value', '{"a":"1","a":"1"}'],
    ['a name twice, once escaped', '{"a":"1","\\u0061":"1"}'],
    ['a name that reaches for prototypes', '{"__proto__":"1"}'],
    ['the same, escaped', '{"__proto\\u005f_":"1"}'],
    ['a constructor', '{"constructor":"1"}'],
    ['a prototype', '{"prototype":"1"}'],
    ['two byte order marks', '\uFEFF\uFEFF{"a":"1"}'],
    ['half a surrogate pair', '{"a":"\\ud83d"}'],
    ['halves in the wrong order', '{"a":"\\ude00\\ud83d"}'],
    ['a raw control character', '{"a":"1\n"}'],
    ['an unknown escape', '{"a":"\\x41"}'],
    ['half an escape', '{"a":"\\u00"}'],
    ['a string without end', '{"a":"1'],
    ['an object without end', '{"a":"1"'],
    ['a trailing comma', '{"a":"1",}'],
    ['a missing comma', '{"a":"1" "b":"2"}'],
    ['a missing colon', '{"a" "1"}'],
    ['a missing value', '{"a":}'],
    ['a comment', '{/**/"a":"1"}'],
    ['single quotes', "{'a':'1'}"],
    ['a bare name', '{a:"1"}'],
    ['a leading zero', '{"a":01}'],
    ['a leading plus', '{"a":+1}'],
    ['a bare dot', '{"a":.5}'],
    ['a dangling exponent', '{"a":1e}'],
    ['hexadecimal', '{"a":0x10}'],
    ['no number', '{"a":NaN}'],
    ['text after it', '{"a":"1"}x'],
    ['a second object', '{"a":"1"}{"a":"1"}'],
    ['a no-break space', '{\u00a0"a":"1"}'],
  ])('%s is undecodable', (_what, text) => {
    expect(() => decode(text)).toThrow(Undecodable);
  });

  it.each([
    ['a lone continuation byte', Buffer.from([0x7b, 0x22, 0x80, 0x22, 0x3a, 0x31, 0x7d])],
    ['an overlong slash', Buffer.from([0x7b, 0x22, 0xc0, 0xaf, 0x22, 0x3a, 0x31, 0x7d])],
    ['an encoded surrogate', Buffer.from([0x7b, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x3a, 0x31, 0x7d])],
    ['UTF-16', Buffer.from('{"a":"1"}', 'utf16le')],
    ['GBK', Buffer.from([0x7b, 0x22, 0xd6, 0xd0, 0x22, 0x3a, 0x31, 0x7d])],
  ])('%s is undecodable', (_what, bytes) => {
    expect(() => decode(bytes)).toThrow(Undecodable);
  });
});

describe('decodeFlatJson (hostile bodies)', () => {
  it.each([
    ['ten thousand levels of lists', `{"a":${'['.repeat(10_000)}`],
    ['ten thousand levels of objects', '{"a":'.repeat(10_000)],
    ['a hundred thousand fields', `{${Array.from({ length: 100_000 }, (_, n) => `"k${n}":1`).join(',')}}`],
    ['a million backslashes', `{"a":"${'\\'.repeat(1_000_001)}"}`],
    ['a million digits and a letter', `{"a":${'1'.repeat(1_000_000)}x}`],
    ['a million spaces', `{${' '.repeat(1_000_000)}`],
    ['a million open brackets', `{"a":${'['.repeat(1_000_000)}`],
  ])('is refused: %s', (_what, text) => {
    expect(() => decode(text)).toThrow(Undecodable);
  });
});
