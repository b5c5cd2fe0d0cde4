import { GpsModule } from '../../dialects/gps/gps.module';
import { MemberModule } from '../../dialects/member/member.module';
import { PcuserModule } from '../../dialects/pcuser/pcuser.module';
import { SmssendModule } from '../../dialects/smssend/smssend.module';
import { DocRegistry, modelsOf } from './doc-registry';
import type { BodyDoc } from './operation-doc';

const apis = [PcuserModule, SmssendModule, MemberModule, GpsModule].map(({ api }) => api);
const docRegistry = new DocRegistry(apis);

const names = (body?: BodyDoc): readonly string[] =>
  body === undefined ? [] : [body.model, ...body.nestedModels].map(({ name }) => name);

describe('the catalogue', () => {
  it('has a apiDoc for each face, and its operations in the order of its document', () => {
    expect(docRegistry.apiDocs.map(({ api }) => api)).toEqual(apis);
    expect(docRegistry.apiDocs.at(-1)?.operations.map(({ operation }) => operation.handler)).toEqual([
      'checkVaildateCodeByUser',
      'sendSmsCode',
      'checkUser',
      'registerNeedSmsCode',
      'changePasswordNeedSmsCode',
      'login',
    ]);
  });

  it.each([
    ['POST-api-member-retrievepwd-sendcode', 'api/member/retrievepwd/sendcode', 'POST'],
    ['POST-api-User-CheckVaildateCodeByUser', 'api/User/CheckVaildateCodeByUser', 'POST'],
    ['GET-api-member-imgcode_client', 'api/member/imgcode?client={client}', 'GET'],
    ['POST-user_find_email_password', 'user?action=find_email_password', 'POST'],
    ['GET-pcuser-captcha', 'pcuser-captcha', 'GET'],
  ])('names an operation as the documented pages do: %s', (id, label, method) => {
    expect(docRegistry.operation(id)).toMatchObject({ id, label, operation: { method } });
    expect(docRegistry.operation(id.toUpperCase())).toBe(docRegistry.operation(id));
  });

  it('finds nothing under other names', () => {
    expect(docRegistry.operation('POST-api-member')).toBeUndefined();
    expect(docRegistry.model('Nobody')).toBeUndefined();
  });

  it('gives each operation an id of its own, whatever its case', () => {
    const ids = docRegistry.operations.map(({ id }) => id.toLowerCase());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('finds models in any case, those of members and enums included', () => {
    expect(docRegistry.model('apiresultofmembersendcoderesponse')).toMatchObject({
      kind: 'class',
      lines: [{ name: 'code' }, { name: 'message' }, { name: 'data', type: { model: 'MemberSendCodeResponse' } }],
    });
    expect(docRegistry.model('Terminal')).toMatchObject({
      kind: 'enum',
      members: [{ name: 'WEBPAGEEnum', value: 1 }],
    });
  });

  it('knows every model that a body leads to', () => {
    const { request, response } = docRegistry.operation('POST-api-member-signup') ?? {};
    expect(names(request)).toEqual(['MemberRequest', 'IdentityCardType', 'Terminal']);
    expect(names(response)).toEqual(['ApiResultOfString']);
    expect(modelsOf(docRegistry.operations).every(({ name }) => docRegistry.model(name) !== undefined)).toBe(true);
  });

  it('shows an answer that varies by its sample, and says where the answer is a file', () => {
    expect(docRegistry.operation('POST-api-Smssend-doSend')?.response?.value).toMatchObject({
      data: { timeless: 180 },
    });
    const picture = docRegistry.operation('POST-api-user-checkImg');
    expect([picture?.file, picture?.response]).toEqual(['image/png', undefined]);
  });

  it('has samples in every form that a route reads, without text where the framework makes none', () => {
    const formsOf = (id: string) =>
      docRegistry.operation(id)?.request?.samples.map(({ mediaTypes, text }) => [mediaTypes[0], text !== undefined]);
    expect(formsOf('POST-api-member-login')).toEqual([
      ['application/json', true],
      ['application/xml', true],
      ['application/x-www-form-urlencoded', false],
    ]);
    expect(formsOf('POST-api-Smssend-doSend')).toEqual([
      ['application/x-www-form-urlencoded', true],
      ['application/json', true],
      ['multipart/form-data', false],
    ]);
  });
});
