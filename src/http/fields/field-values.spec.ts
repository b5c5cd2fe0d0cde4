import { utf8Body } from '../decoding/charset';
import { decodeFlatJson } from '../decoding/flat-json';
import { textField } from './field-values';

describe('textField', () => {
  const body = decodeFlatJson(utf8Body(Buffer.from('{"code":"ab12","number":1,"yes":true,"none":null}')));

  it('is what was sent as a string', () => {
    expect(textField(body, 'code')).toBe('ab12');
  });

  it.each(['number', 'yes', 'none', 'missing', 'toString', '__proto__'])(
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
