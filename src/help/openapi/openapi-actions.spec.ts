import { OpenApiReader } from '../../../test/support/openapi-reader';
import { PcuserModule } from '../../dialects/pcuser/pcuser.module';
import { DocRegistry } from '../docs/doc-registry';
import { OpenApiDocuments } from './openapi-documents';

const read = new OpenApiReader(new OpenApiDocuments(new DocRegistry([PcuserModule.api])).find('pcuser'));

const FORM = 'application/x-www-form-urlencoded';

describe('OpenAPI of actions that share a path', () => {
  const PATH = '/pcuser-tologin';

  it('is one operation with a discriminated body', () => {
    const { schema, examples } = read.requestContent(PATH)['application/json'] ?? {};
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
    expect(examples?.['check_login']).toMatchObject({ value: { action: 'check_login', user_name: 'demo-pcuser' } });
    expect(read.schema('CheckLoginRequest')).toMatchObject({
      properties: { action: { enum: ['check_login'] } },
      required: ['action', 'user_name'],
    });
  });

  it('has one form with the fields of all actions', () => {
    expect(read.requestContent(PATH)[FORM]?.schema).toMatchObject({
      required: ['action'],
      properties: {
        action: { enum: ['', 'check_login', 'get_verification_code'], example: '' },
        user_name: { example: 'demo-pcuser' },
        type: { example: '10004' },
      },
    });
  });

  it('puts JSON first, which has an example of each action', () => {
    expect(Object.keys(read.requestContent(PATH))[0]).toBe('application/json');
  });

  it('preselects no action in a form', () => {
    expect(read.requestContent('/pcuser-find-password')[FORM]?.schema).toMatchObject({
      properties: {
        action: { example: '' },
        code: { description: '图片验证码 / 手机验证码', example: 'AB3CD' },
        phone: { description: '手机号' },
      },
    });
    expect(read.requestContent('/user')[FORM]?.schema).toMatchObject({
      properties: { action: { enum: ['find_email_password'], example: 'find_email_password' } },
    });
  });

  it('has a GET as well', () => {
    const { operationId, parameters = [] } = read.operation(PATH, 'get');
    expect(operationId).toBe('pcuserTologinByQuery');
    expect(parameters.map((each) => 'name' in each && each.name)).toEqual(['action', 'user_name', 'phone', 'type']);
  });

  it('has no status of a refused body for GET', () => {
    expect(Object.keys(read.operation(PATH, 'get').responses)).toEqual(['200', '400', '503']);
    expect(Object.keys(read.operation(PATH).responses)).toEqual(['200', '400', '413', '415', '503']);
  });

  it('names examples of answers by action', () => {
    const { schema, examples = {} } = read.response('/pcuser-find-password', 200).content?.['application/json'] ?? {};
    expect(schema).toEqual({
      anyOf: ['PcuserReply', 'PhoneCodeReply'].map((name) => ({ $ref: `#/components/schemas/${name}` })),
    });
    expect(examples['find_password.password-rejected']).toMatchObject({
      summary: 'find_password: 115008 密码格式不对!',
    });
    expect(Object.keys(examples)).toContain('chech_phone_code.done');
  });

  it('has no discriminator for a single action', () => {
    expect(read.requestContent('/user')['application/json']?.schema).toEqual({
      $ref: '#/components/schemas/FindEmailPasswordRequest',
    });
    expect(read.operation('/user').externalDocs?.url).toBe('/Help/Api/POST-user_find_email_password');
  });
});
