import { RefusedException } from '../../common';
import { utf8Body } from '../decoding/charset';
import { decodeFlatJson } from '../decoding/flat-json';
import { fieldsOf, StrictValidationPipe } from './strict-validation.pipe';
import { IntegerText, OptionalText, Text, TextOrInteger } from './field-decorators';

class Send {
  @Text({ max: 5 }) username: string;
  @TextOrInteger({ max: 20 }) mobilePhone: string;
  @IntegerText() type: string;
  @OptionalText({ max: 4 }) uuid?: string;
}

class SendAgain extends Send {
  @Text() reference: string;
}

const whole = { username: '"ada"', mobilePhone: '"13800138000"', type: '"2"' };

const body = (fields: Record<string, string>) =>
  decodeFlatJson(
    utf8Body(
      Buffer.from(
        `{${Object.entries(fields)
          .map(([name, value]) => `"${name}":${value}`)
          .join()}}`,
      ),
    ),
  );

function malformedField(fields: Record<string, string>, model: new () => Send = Send): unknown {
  try {
    fieldsOf(model, body(fields));
    return undefined;
  } catch (error) {
    return error instanceof RefusedException ? (error as RefusedException).refusal : error;
  }
}

const malformed = (field: string) => ({ reason: 'malformed', field });
const without = (name: string) => Object.fromEntries(Object.entries(whole).filter(([key]) => key !== name));

describe('a body made of its declared fields', () => {
  it('becomes the class, with what was left out as undefined', () => {
    const fields = fieldsOf(Send, body(whole));
    expect(fields).toBeInstanceOf(Send);
    expect(Object.fromEntries(Object.entries(fields))).toEqual({
      username: 'ada',
      mobilePhone: '13800138000',
      type: '2',
      uuid: undefined,
    });
  });

  it('leaves out what the class does not declare, whatever its type', () => {
    expect(fieldsOf(Send, body({ ...whole, isAdmin: 'true', extra: '1' }))).not.toHaveProperty('isAdmin');
  });

  it('has the fields of the class that it extends', () => {
    expect(fieldsOf(SendAgain, body({ ...whole, reference: '"ABC"' }))).toMatchObject({
      username: 'ada',
      reference: 'ABC',
    });
    expect(malformedField(whole, SendAgain)).toEqual(malformed('reference'));
  });

  it.each(['null', '""'])('counts %s in an optional field as left out', (nothing) => {
    expect(fieldsOf(Send, body({ ...whole, uuid: nothing })).uuid).toBeUndefined();
  });

  it('measures a text in characters, not in halves of them', () => {
    expect(fieldsOf(Send, body({ ...whole, username: '"😀😀😀😀😀"' })).username).toBe('😀😀😀😀😀');
    expect(malformedField({ ...whole, username: '"a\uFE0F\uFE0F\uFE0F\uFE0F\uFE0F"' })).toEqual(malformed('username'));
  });
});

describe('a whole number', () => {
  it.each([
    ['13800138000', '13800138000'],
    ['12345678901234567890', '12345678901234567890'],
    ['0', '0'],
    ['"012345678"', '012345678'],
  ])('%s is its digits', (sent, read) => {
    expect(fieldsOf(Send, body({ ...whole, mobilePhone: sent, type: sent }))).toMatchObject({
      mobilePhone: read,
      type: read,
    });
  });

  it.each(['13800138000.5', '1.3800138e10', '-1', '1e3', '1.0', '-0'])('%s is badly formed', (sent) => {
    expect(malformedField({ ...whole, mobilePhone: sent })).toEqual(malformed('mobilePhone'));
    expect(malformedField({ ...whole, type: sent })).toEqual(malformed('type'));
  });

  it.each(['"-1"', '"1.5"', '" 1"', '"1 "', '"１２"', '"٣"', '"0x1"', '"1\\n"', '"two"'])(
    'as text is ASCII digits alone, so %s is badly formed',
    (sent) => {
      expect(malformedField({ ...whole, type: sent })).toEqual(malformed('type'));
    },
  );

  it('is left to be judged later where any text will do', () => {
    expect(fieldsOf(Send, body({ ...whole, mobilePhone: '"+86 138-0013"' })).mobilePhone).toBe('+86 138-0013');
  });
});

describe('a field that does not fit', () => {
  it.each(Object.keys(whole))('is named when it is missing, null or empty: %s', (name) => {
    expect(malformedField(without(name))).toEqual(malformed(name));
    expect(malformedField({ ...whole, [name]: 'null' })).toEqual(malformed(name));
    expect(malformedField({ ...whole, [name]: '""' })).toEqual(malformed(name));
  });

  it('is the first as declared, whatever the order it was sent in', () => {
    expect(malformedField({ type: '"x"', mobilePhone: '""' })).toEqual(malformed('username'));
    expect(malformedField({ type: '"x"', mobilePhone: '""', username: '"ada"' })).toEqual(malformed('mobilePhone'));
  });

  it('is too long past its limit', () => {
    expect(malformedField({ ...whole, username: '"adaada"' })).toEqual(malformed('username'));
    expect(malformedField({ ...whole, uuid: '"12345"' })).toEqual(malformed('uuid'));
  });

  it.each(['"a\\u0000"', '"a\\r\\nBcc: x"', '"a\\u0085"', '"\\u007f"'])('has control characters: %s', (sent) => {
    expect(malformedField({ ...whole, username: sent })).toEqual(malformed('username'));
  });
});

describe('a scalar of the wrong type', () => {
  it.each(['true', 'false', '0', '1', '123456'])('makes the body malformed where text is due: %s', (sent) => {
    expect(malformedField({ ...whole, username: sent })).toEqual(malformed('body'));
    expect(malformedField({ ...whole, uuid: sent })).toEqual(malformed('body'));
  });

  it.each(['true', 'false'])('makes the body malformed where a number is due: %s', (sent) => {
    expect(malformedField({ ...whole, mobilePhone: sent })).toEqual(malformed('body'));
    expect(malformedField({ ...whole, type: sent })).toEqual(malformed('body'));
  });

  it('weighs more than a missing field', () => {
    expect(malformedField({ type: 'true' })).toEqual(malformed('body'));
  });
});

describe('StrictValidationPipe', () => {
  const pipe = new StrictValidationPipe();

  it('turns bodies into their class and leaves other parameters alone', () => {
    expect(pipe.transform(body(whole), { type: 'body', metatype: Send })).toBeInstanceOf(Send);
    expect(pipe.transform('1.2.3.4', { type: 'custom', metatype: String })).toBe('1.2.3.4');
  });

  it.each([[undefined], [Object]])('refuses to guess at a body without a class: %s', (metatype) => {
    expect(() => pipe.transform(body(whole), { type: 'body', metatype })).toThrow('@Body() needs a class');
  });

  it('refuses a class that declares nothing', () => {
    class Undeclared {
      username: string;
    }
    expect(() => fieldsOf(Undeclared, body(whole))).toThrow(RefusedException);
  });
});
