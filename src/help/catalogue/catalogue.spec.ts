import { GpsModule } from '../../dialects/gps/gps.module';
import { MemberModule } from '../../dialects/member/member.module';
import { PcuserModule } from '../../dialects/pcuser/pcuser.module';
import { SmssendModule } from '../../dialects/smssend/smssend.module';
import { Catalogue, modelsOf } from './catalogue';
import type { BodyHelp } from './entry';

const faces = [PcuserModule, SmssendModule, MemberModule, GpsModule].map(({ face }) => face);
const catalogue = new Catalogue(faces);

const names = (body?: BodyHelp): readonly string[] =>
  body === undefined ? [] : [body.model, ...body.others].map(({ name }) => name);

describe('the catalogue', () => {
  it('has a chapter for each face, and its operations in the order of its document', () => {
    expect(catalogue.chapters.map(({ face }) => face)).toEqual(faces);
    expect(catalogue.chapters.at(-1)?.entries.map(({ operation }) => operation.handler)).toEqual([
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
    expect(catalogue.entry(id)).toMatchObject({ id, label, operation: { method } });
    expect(catalogue.entry(id.toUpperCase())).toBe(catalogue.entry(id));
  });

  it('finds nothing under other names', () => {
    expect(catalogue.entry('POST-api-member')).toBeUndefined();
    expect(catalogue.model('Nobody')).toBeUndefined();
  });

  it('gives each operation an id of its own, whatever its case', () => {
    const ids = catalogue.entries.map(({ id }) => id.toLowerCase());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('finds models in any case, those of members and enums included', () => {
    expect(catalogue.model('apiresultofmembersendcoderesponse')).toMatchObject({
      kind: 'class',
      lines: [{ name: 'code' }, { name: 'message' }, { name: 'data', type: { model: 'MemberSendCodeResponse' } }],
    });
    expect(catalogue.model('Terminal')).toMatchObject({
      kind: 'enum',
      members: [{ name: 'WEBPAGEEnum', value: 1 }],
    });
  });

  it('knows every model that a body leads to', () => {
    const { request, response } = catalogue.entry('POST-api-member-signup') ?? {};
    expect(names(request)).toEqual(['MemberRequest', 'IdentityCardType', 'Terminal']);
    expect(names(response)).toEqual(['ApiResultOfString']);
    expect(modelsOf(catalogue.entries).every(({ name }) => catalogue.model(name) !== undefined)).toBe(true);
  });

  it('shows an answer that varies by its sample, and says where the answer is a file', () => {
    expect(catalogue.entry('POST-api-Smssend-doSend')?.response?.value).toMatchObject({ data: { timeless: 180 } });
    const picture = catalogue.entry('POST-api-user-checkImg');
    expect([picture?.file, picture?.response]).toEqual(['image/png', undefined]);
  });

  it('has samples in every form that a route reads, without text where the framework makes none', () => {
    const formsOf = (id: string) =>
      catalogue.entry(id)?.request?.samples.map(({ mediaTypes, text }) => [mediaTypes[0], text !== undefined]);
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
