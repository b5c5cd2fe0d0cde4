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

describe('DocRegistry', () => {
  it('has one entry for each interface, with its operations in the order of the source document', () => {
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
  ])('gives an operation the id of the documented help pages: %s', (id, label, method) => {
    expect(docRegistry.operation(id)).toMatchObject({ id, label, operation: { method } });
    expect(docRegistry.operation(id.toUpperCase())).toBe(docRegistry.operation(id));
  });

  it('returns undefined for an unknown id or name', () => {
    expect(docRegistry.operation('POST-api-member')).toBeUndefined();
    expect(docRegistry.model('Unknown')).toBeUndefined();
  });

  it('gives each operation an id that is unique without case', () => {
    const ids = docRegistry.operations.map(({ id }) => id.toLowerCase());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('finds models without case, nested ones and enumerations included', () => {
    expect(docRegistry.model('apiresultofmembersendcoderesponse')).toMatchObject({
      kind: 'class',
      lines: [{ name: 'code' }, { name: 'message' }, { name: 'data', type: { model: 'MemberSendCodeResponse' } }],
    });
    expect(docRegistry.model('Terminal')).toMatchObject({
      kind: 'enum',
      members: [{ name: 'WEBPAGEEnum', value: 1 }],
    });
  });

  it('lists every model that a body reaches', () => {
    const { request, response } = docRegistry.operation('POST-api-member-signup') ?? {};
    expect(names(request)).toEqual(['MemberRequest', 'IdentityCardType', 'Terminal']);
    expect(names(response)).toEqual(['ApiResultOfString']);
    expect(modelsOf(docRegistry.operations).every(({ name }) => docRegistry.model(name) !== undefined)).toBe(true);
  });

  it('uses the sample of a computed reply, and names the media type of a file', () => {
    expect(docRegistry.operation('POST-api-Smssend-doSend')?.response?.value).toMatchObject({
      data: { timeless: 180 },
    });
    const picture = docRegistry.operation('POST-api-user-checkImg');
    expect([picture?.file, picture?.response]).toEqual(['image/png', undefined]);
  });

  it('has a sample in every form that an operation reads, without text where ASP.NET prints none', () => {
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
