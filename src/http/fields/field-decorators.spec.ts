import { RefusedException } from '../../common';
import { utf8Body } from '../decoding/charset';
import { decodeFlatJson } from '../decoding/flat-json';
import { fieldDescriptions, IntegerText, OptionalText, Password, Text, TextOrInteger } from './field-decorators';
import { fieldsOf } from './strict-validation.pipe';

class Ask {
  @Text({ about: 'who', example: 'ada', unless: 'phone' }) name: string;
  @OptionalText({ max: 9 }) phone?: string;
  @IntegerText({ oneOf: ['1', '2'] }) type: '1' | '2';
  @IntegerText({ oneOf: ['2'], optional: true }) step?: string;
  @TextOrInteger() target: string;
  @Password({ about: 'new' }) password: string;
}

class AskMore extends Ask {
  @Text() more: string;
}

const whole = { name: 'ada', type: '1', target: '1', password: 'x' };

const judged = (fields: object): unknown => {
  try {
    return fieldsOf(Ask, decodeFlatJson(utf8Body(Buffer.from(JSON.stringify({ ...whole, ...fields })))));
  } catch (error) {
    return (error as RefusedException).refusal;
  }
};

const malformed = (field: string) => ({ reason: 'malformed', field });

describe('field decorators', () => {
  it('accept another field in place of a required one', () => {
    expect(judged({ name: '' })).toEqual(malformed('name'));
    expect(judged({ name: '', phone: '123' })).toBeInstanceOf(Ask);
  });

  it('accept only the listed values', () => {
    expect(judged({ type: 2 })).toMatchObject({ type: '2' });
    expect(judged({ type: '3' })).toEqual(malformed('type'));
  });

  it.each([undefined, '', null])('let an optional number be left out as %j', (step) => {
    expect(judged({ step })).toBeInstanceOf(Ask);
    expect(judged({ step: 3 })).toEqual(malformed('step'));
  });
});

describe('fieldDescriptions', () => {
  it('describe what is validated', () => {
    expect(fieldDescriptions(Ask)).toEqual([
      {
        ...{ name: 'name', about: 'who', kind: 'text', isRequired: true, unless: 'phone', max: 256 },
        ...{ example: 'ada', isSecret: false },
      },
      { name: 'phone', about: '', kind: 'text', isRequired: false, max: 9, isSecret: false },
      { name: 'type', about: '', kind: 'integer', isRequired: true, max: 20, oneOf: ['1', '2'], isSecret: false },
      { name: 'step', about: '', kind: 'integer', isRequired: false, max: 20, oneOf: ['2'], isSecret: false },
      { name: 'target', about: '', kind: 'integer', isRequired: true, max: 256, isSecret: false },
      { name: 'password', about: 'new', kind: 'text', isRequired: true, isSecret: true },
    ]);
  });

  it('of a class are followed by those of a class that extends it, and are its own', () => {
    expect(fieldDescriptions(AskMore).map(({ name }) => name)).toEqual([
      ...fieldDescriptions(Ask).map(({ name }) => name),
      'more',
    ]);
    expect(fieldDescriptions(Ask)).toHaveLength(6);
    expect(fieldDescriptions(Object)).toEqual([]);
  });
});
