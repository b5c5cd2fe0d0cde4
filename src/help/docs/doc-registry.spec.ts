import { GpsModule } from '../../dialects/gps/gps.module';
import { MemberModule } from '../../dialects/member/member.module';
import { PcuserModule } from '../../dialects/pcuser/pcuser.module';
import { SmssendModule } from '../../dialects/smssend/smssend.module';
import { DocRegistry, modelsOf } from './doc-registry';
import type { BodyHelp } from './operation-doc';

const apis = [PcuserModule, SmssendModule, MemberModule, GpsModule].map(({ api }) => api);
const docRegistry = new DocRegistry(apis);

const names = (body?: BodyHelp): readonly string[] =>
  body === undefined ? [] : [body.model, ...body.others].map(({ name }) => name);

describe('the catalogue', () => {
  it('has a chapter for each face, and its operations in the order of its document', () => {
    expect(docRegistry.chapters.map(({ api }) => api)).toEqual(apis);
    expect(docRegistry.chapters.at(-1)?.entries.map(({ operation }) => operation.handler)).toEqual([
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
    expect(docRegistry.entry(id)).toMatchObject({ id, label, operation: { method } });
    expect(docRegistry.entry(id.toUpperCase())).toBe(docRegistry.entry(id));
  });

  it('finds nothing under other names', () => {
    expect(docRegistry.entry('POST-api-member')).toBeUndefined();
    expect(docRegistry.model('Nobody')).toBeUndefined();
  });

  it('gives each operation an id of its own, whatever its case', () => {
    const ids = docRegistry.entries.map(({ id }) => id.toLowerCase());
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
    const { request, response } = docRegistry.entry('POST-api-member-signup') ?? {};
    expect(names(request)).toEqual(['MemberRequest', 'IdentityCardType', 'Terminal']);
    expect(names(response)).toEqual(['ApiResultOfString']);
    expect(modelsOf(docRegistry.entries).every(({ name }) => docRegistry.model(name) !== undefined)).toBe(true);
  });

  it('shows an answer that varies by its sample, and says where the answer is a file', () => {
    expect(docRegistry.entry('POST-api-Smssend-doSend')?.response?.value).toMatchObject({ data: { timeless: 180 } });
    const picture = docRegistry.entry('POST-api-user-checkImg');
    expect([picture?.file, picture?.response]).toEqual(['image/png', undefined]);
  });

  it('has samples in every form that a route reads, without text where the framework makes none', () => {
    const formsOf = (id: string) =>
      docRegistry.entry(id)?.request?.samples.map(({ mediaTypes, text }) => [mediaTypes[0], text !== undefined]);
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
