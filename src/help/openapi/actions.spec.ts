import { OpenApiReader } from '../../../test/support/openapi-reader';
import { PcuserModule } from '../../dialects/pcuser/pcuser.module';
import { DocRegistry } from '../docs/doc-registry';
import { OpenApiDocuments } from './openapi-documents';

const read = new OpenApiReader(new OpenApiDocuments(new DocRegistry([PcuserModule.api])).find('pcuser'));

const FORM = 'application/x-www-form-urlencoded';

describe('actions that share a path', () => {
  const PATH = '/pcuser-tologin';

  it('are one operation whose body is that of its action', () => {
    const { schema, examples } = read.sent(PATH)['application/json'] ?? {};
    expect(schema).toEqual({
      oneOf: ['CheckLoginRequest', 'GetVerificationCodeRequest'].map((name) => ({
        $ref: `#/components/schemas/${name}`,
      })),
      discriminator: {
        propertyName: 'action',
        mapping: {
          check_login: '#/components/schemas/CheckLoginRequest',
          get_verification_code: '#/components/schemas/GetVerificationCodeRequest',
        },
      },
    });
    expect(examples?.['check_login']).toMatchObject({ value: { action: 'check_login', user_name: 'demo' } });
    expect(read.schema('CheckLoginRequest')).toMatchObject({
      properties: { action: { enum: ['check_login'] } },
      required: ['action', 'user_name'],
    });
  });

  it('are one form with all of their fields', () => {
    expect(read.sent(PATH)[FORM]?.schema).toMatchObject({
      required: ['action'],
      properties: {
        action: { enum: ['', 'check_login', 'get_verification_code'], example: '' },
        user_name: { example: 'demo' },
        type: { example: '10004' },
      },
    });
  });

  it('come first as JSON, which has an example of each', () => {
    expect(Object.keys(read.sent(PATH))[0]).toBe('application/json');
  });

  it('start with none of them in a form, where all of their fields stand together', () => {
    expect(read.sent('/pcuser-find-password')[FORM]?.schema).toMatchObject({
      properties: {
        action: { example: '' },
        code: { description: '图片验证码 / 手机验证码', example: 'AB3CD' },
        phone: { description: '手机号' },
      },
    });
    expect(read.sent('/user')[FORM]?.schema).toMatchObject({
      properties: { action: { enum: ['find_email_password'], example: 'find_email_password' } },
    });
  });

  it('are asked by GET as well', () => {
    const { operationId, parameters = [] } = read.operation(PATH, 'get');
    expect(operationId).toBe('GET-pcuser-tologin');
    expect(parameters.map((each) => 'name' in each && each.name)).toEqual(['action', 'user_name', 'phone', 'type']);
  });

  it('have no body to refuse when they are asked by GET', () => {
    expect(Object.keys(read.operation(PATH, 'get').responses)).toEqual(['200', '400', '503']);
    expect(Object.keys(read.operation(PATH).responses)).toEqual(['200', '400', '413', '415', '503']);
  });

  it('answer by the names of actions', () => {
    const { schema, examples = {} } = read.answer('/pcuser-find-password', 200).content?.['application/json'] ?? {};
    expect(schema).toEqual({
      anyOf: ['PcuserReply', 'PhoneCodeReply'].map((name) => ({ $ref: `#/components/schemas/${name}` })),
    });
    expect(examples['find_password.password-rejected']).toMatchObject({
      summary: 'find_password: 115008 密码格式不对!',
    });
    expect(Object.keys(examples)).toContain('chech_phone_code.done');
  });

  it('need no choice where there is only one', () => {
    expect(read.sent('/user')['application/json']?.schema).toEqual({
      $ref: '#/components/schemas/FindEmailPasswordRequest',
    });
    expect(read.operation('/user').externalDocs?.url).toBe('/Help/Api/POST-user_find_email_password');
  });
});
