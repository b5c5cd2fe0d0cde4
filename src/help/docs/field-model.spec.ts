import { fieldDescriptions, IntegerText, OptionalText, Password, Text, TextOrInteger } from '../../http';
import { fieldModel, fieldSample } from './field-model';

class Request {
  @Text({ about: '用户名', example: 'demo', unless: 'phone' }) name: string;
  @TextOrInteger({ max: 11 }) phone: string;
  @IntegerText({ oneOf: ['1', '2'] }) type: string;
  @IntegerText({ oneOf: ['2'], optional: true }) again?: string;
  @OptionalText({ example: '' }) uuid?: string;
  @OptionalText({ max: 4 }) picture?: string;
  @Password({ about: '密码' }) password: string;
}

const fields = fieldDescriptions(Request);

describe('fieldModel', () => {
  const { name, lines, schema } = fieldModel('Request', fields);

  it('has a line for each field with its type and description, in the order of the class', () => {
    expect(name).toBe('Request');
    expect(lines.map(({ name: field, about, type }) => [field, about, type])).toEqual([
      ['name', '用户名', { text: 'string' }],
      ['phone', '', { text: 'integer' }],
      ['type', '', { text: 'integer' }],
      ['again', '', { text: 'integer' }],
      ['uuid', '', { text: 'string' }],
      ['picture', '', { text: 'string' }],
      ['password', '密码', { text: 'string' }],
    ]);
  });

  it('notes constraints in the wording of ASP.NET', () => {
    const digits = 'Digits in a string are accepted as well';
    expect(Object.fromEntries(lines.map(({ name: field, notes }) => [field, notes]))).toEqual({
      name: ['Required unless phone is given', 'String length: inclusive between 1 and 256'],
      phone: ['Required', digits],
      type: ['Required', digits, 'Matching regular expression pattern: ^(1|2)$'],
      again: [digits, 'Matching regular expression pattern: ^(2)$'],
      uuid: ['String length: inclusive between 0 and 256'],
      picture: ['String length: inclusive between 0 and 4'],
      password: ['Required'],
    });
  });

  it('has a schema that accepts integers as digits, and empty optional fields', () => {
    expect(schema).toEqual({
      type: 'object',
      required: ['phone', 'type', 'password'],
      properties: {
        name: { type: 'string', minLength: 1, maxLength: 256, description: '用户名' },
        phone: {
          oneOf: [
            { type: 'integer', format: 'int64' },
            { type: 'string', minLength: 1, maxLength: 11 },
          ],
        },
        type: {
          oneOf: [
            { type: 'integer', format: 'int64', enum: [1, 2] },
            { type: 'string', enum: ['1', '2'] },
          ],
        },
        again: {
          oneOf: [
            { type: 'integer', format: 'int64', enum: [2] },
            { type: 'string', enum: ['2', ''] },
          ],
        },
        uuid: { type: 'string', maxLength: 256 },
        picture: { type: 'string', maxLength: 4 },
        password: { type: 'string', format: 'password', minLength: 1, description: '密码' },
      },
    });
  });
});

describe('fieldSample', () => {
  it('holds examples, generates required fields by position, and leaves out other optional fields', () => {
    expect(fieldSample(fields)).toEqual({
      name: 'demo',
      phone: 2,
      type: 3,
      uuid: '',
      password: 'sample string 7',
    });
  });
});
