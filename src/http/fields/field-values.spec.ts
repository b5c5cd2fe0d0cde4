import { RefusedException } from '../../common';
import { utf8Body } from '../decoding/charset';
import { decodeFlatJson } from '../decoding/flat-json';
import { textField } from './field-values';

describe('textField', () => {
  const body = decodeFlatJson(
    utf8Body(Buffer.from('{"code":"ab12","number":1,"fraction":1.5,"yes":true,"none":null,"list":["ab12"]}')),
  );

  it('is what was sent as a string', () => {
    expect(textField(body, 'code')).toBe('ab12');
  });

  it('is the digits of a whole number', () => {
    expect(textField(body, 'number')).toBe('1');
  });

  it('is malformed as an array or object', () => {
    expect(() => textField(body, 'list')).toThrow(RefusedException);
  });

  it.each(['fraction', 'yes', 'none', 'missing', 'toString', '__proto__'])(
    'is undefined for anything else: %s',
    (name) => {
      expect(textField(body, name)).toBeUndefined();
      expect(textField({ ...body }, name)).toBeUndefined();
    },
  );

  it.each([undefined, null, Buffer.from('code'), 'code', 1])('is undefined in a body without fields', (nothing) => {
    expect(textField(nothing, 'code')).toBeUndefined();
  });
});
