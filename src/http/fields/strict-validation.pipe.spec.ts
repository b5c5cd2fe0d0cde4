import { type EnteredCode, RefusedException } from '../../common';
import { utf8Body } from '../decoding/charset';
import { decodeFlatJson } from '../decoding/flat-json';
import { fieldsOf, StrictValidationPipe } from './strict-validation.pipe';
import { Code, IntegerText, OptionalText, Text, TextOrInteger } from './field-decorators';

class Send {
  @Text({ max: 5 }) username: string;
  @TextOrInteger({ max: 20 }) mobilePhone: string;
  @IntegerText() type: string;
  @OptionalText({ max: 4 }) uuid?: string;
}

class SendAgain extends Send {
  @Text() reference: string;
}

class Enter {
  @Code() code: EnteredCode;
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

function malformedField(fields: Record<string, string>, model: new () => object = Send): unknown {
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
    const more = { isAdmin: 'true', extra: '1', list: '[1,{"a":[]}]', object: '{"username":"eve"}' };
    const fields = fieldsOf(Send, body({ ...whole, ...more }));
    for (const name of Object.keys(more)) expect(fields).not.toHaveProperty(name);
    expect(fields.username).toBe('ada');
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

describe('text that a person typed or pasted', () => {
  it.each(['"ada\\n"', '"\\t ada"', '"\\u202aada\\u202c"', '"a\\r\\n \\u0085"'])(
    'may end in white space: %s',
    (sent) => {
      expect(fieldsOf(Send, body({ ...whole, username: sent })).username).toBe(JSON.parse(sent));
    },
  );

  it.each(['"123\\n456"', '"123456\\r\\n"', '"12\\t3456"'])('may hold white space inside as a code: %s', (sent) => {
    expect(fieldsOf(Enter, body({ code: sent })).code).toBe(JSON.parse(sent));
  });

  it.each(['""', 'null', '"12\\u00003456"', '"123456\\u0007"'])('is no code as %s', (sent) => {
    expect(malformedField({ code: sent }, Enter)).toEqual(malformed('code'));
  });
});

describe('a code as a number', () => {
  it.each(['123456', '0', '12345'])('keeps its digits: %s', (sent) => {
    expect(fieldsOf(Enter, body({ code: sent })).code).toEqual({ text: sent });
  });

  it.each([
    ['12345.0', '12345'],
    ['1.2345e4', '12345'],
    ['1.23450E+0004', '12345'],
    ['1234500e-2', '12345'],
    ['0.0', '0'],
  ])('is read exactly as a float without a fraction: %s', (sent, text) => {
    expect(fieldsOf(Enter, body({ code: sent })).code).toEqual({ text });
  });

  it.each(['true', '-1', '1.5', '1e-1', '1e400', '["123456"]', '{"$gt":0}'])('is malformed as %s', (sent) => {
    expect(malformedField({ code: sent }, Enter)).toEqual(malformed('body'));
  });
});

describe('a whole number', () => {
  it.each(['0', '7', '123456', '12345678901234567890'])('is its digits where text is due: %s', (sent) => {
    expect(fieldsOf(Send, body({ ...whole, uuid: '7' })).uuid).toBe('7');
    expect(fieldsOf(SendAgain, body({ ...whole, reference: sent })).reference).toBe(sent);
  });

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

  it.each(['13800138000.0', '1.3800138E10', '1.3800138e+10', '13800138000e0', '1380013800000e-2', '0.13800138e11'])(
    '%s is the digits of the integer that it is',
    (sent) => {
      expect(fieldsOf(Send, body({ ...whole, mobilePhone: sent, type: sent }))).toMatchObject({
        mobilePhone: '13800138000',
        type: '13800138000',
      });
    },
  );

  it.each(['13800138000.5', '1.38001380001e10', '-1', '-1.0', '1e-3', '-0', '1e400', '1E1000000'])(
    '%s is badly formed',
    (sent) => {
      expect(malformedField({ ...whole, mobilePhone: sent })).toEqual(malformed('mobilePhone'));
      expect(malformedField({ ...whole, type: sent })).toEqual(malformed('type'));
    },
  );

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

  it.each(['"a\\u0000"', '"a\\r\\nBcc: x"', '"a\\u0085b"', '"\\u007f"'])('has control characters: %s', (sent) => {
    expect(malformedField({ ...whole, username: sent })).toEqual(malformed('username'));
  });
});

describe('a scalar of the wrong type', () => {
  it.each(['true', 'false', '1.5', '1e400', '-1', '-0', '[]', '["1"]', '{}', '{"$gt":0}'])(
    'makes the body malformed where text is due: %s',
    (sent) => {
      expect(malformedField({ ...whole, username: sent })).toEqual(malformed('body'));
      expect(malformedField({ ...whole, uuid: sent })).toEqual(malformed('body'));
    },
  );

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
