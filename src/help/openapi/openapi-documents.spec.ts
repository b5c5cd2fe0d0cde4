import { readFileSync } from 'node:fs';
import { OpenApiReader } from '../../../test/support/openapi-reader';
import { allApis } from '../../../test/support/all-apis';
import { PcuserModule } from '../../dialects/pcuser/pcuser.module';
import { SystemsModule } from '../../dialects/systems/systems.module';
import { DocRegistry } from '../docs/doc-registry';
import { OpenApiDocuments } from './openapi-documents';

const docRegistry = new DocRegistry(allApis);
const documents = new OpenApiDocuments(docRegistry);
const read = new OpenApiReader(documents.find('all'));

const SEND = '/api/member/retrievepwd/sendcode';
const FORM = 'application/x-www-form-urlencoded';

describe('OpenAPI documents', () => {
  it('are found by their names in any case, and are made once', () => {
    expect(documents.names).toEqual(['all', 'systems', 'pcuser', 'smssend', 'member', 'gps']);
    expect(documents.find('GPS')).toBe(documents.find('gps'));
    expect(documents.find('nobody')).toBeUndefined();
  });

  it('say which version they are of, and under which licence', () => {
    const { version, license } = JSON.parse(readFileSync('package.json', 'utf8')) as Readonly<Record<string, string>>;
    const { info, security, tags } = documents.find('gps') ?? {};
    expect(info).toEqual({
      title: expect.any(String),
      description: expect.any(String),
      version,
      license: { name: license },
    });
    expect(security).toEqual([]);
    expect(tags).toEqual([{ name: 'User' }]);
  });

  it('say what their documents say, and link to the page about it', () => {
    expect(read.operation('/api/User/CheckVaildateCodeByUser')).toMatchObject({
      operationId: 'POST-api-User-CheckVaildateCodeByUser',
      tags: ['User'],
      summary: 'Determine whether the user exists and the captcha is correct',
      description: expect.stringMatching(/^State status code illustrate: {2}\n0\\\. register success {2}\n1001\\\. /),
      externalDocs: { url: '/Help/Api/POST-api-User-CheckVaildateCodeByUser' },
    });
  });

  it('show a body in every form that is read, XML as it goes over the wire', () => {
    const { request } = docRegistry.operation('POST-api-member-retrievepwd-sendcode') ?? {};
    const content = read.sent(SEND);
    expect(Object.keys(content)).toEqual(['application/json', 'text/json', 'application/xml', 'text/xml', FORM]);
    expect(content['application/json']?.example).toEqual(request?.example);
    expect(content['text/xml']?.example).toMatch(/^<MemberRetrievePwdSendCodRequest [^]*<username>demo<\/username>/);
  });

  it('show requests for the demo account where a sample is only one of its form', () => {
    const path = '/api/User/Login';
    expect(read.sent(path)['application/json']?.example).toMatchObject({ AppId: '', Name: 'demo', LoginType: 0 });
    expect(read.sent(path)[FORM]?.schema).toMatchObject({ properties: { Name: { example: 'demo' } } });
  });

  it('give every field of a form an example, as text where it may be text', () => {
    expect(read.sent('/api/Smssend/doSend')[FORM]?.schema).toMatchObject({
      required: ['mobile', 'type', 'internationalCode'],
      properties: {
        type: { type: 'string', enum: ['1', '2'], example: '2' },
        imgcode: { type: 'string', example: '' },
      },
    });
    expect(read.sent(SEND)[FORM]?.schema).toMatchObject({ properties: { terminal: { example: 1 } } });
  });

  it('have one form of body for each form of fields, and a sentence about the other', () => {
    for (const path of ['/api/Smssend/doSend', '/pcuser-tologin'])
      expect(read.operation(path).requestBody).toMatchObject({
        description: 'The form may be sent as multipart/form-data as well.',
        content: expect.not.objectContaining({ 'multipart/form-data': expect.anything() }),
      });
    expect(read.operation(SEND).requestBody).not.toHaveProperty('description');
  });

  it('put the parameters of a GET into its query', () => {
    expect(read.operation('/api/member/imgcode', 'get')).toMatchObject({
      parameters: [{ name: 'client', in: 'query', required: false, schema: { format: 'uuid' } }],
    });
  });

  it('show every answer by its first reason, in each form', () => {
    const rows = read.examples(SEND, 200);
    expect(Object.keys(rows).slice(0, 3)).toEqual(['sample', 'done', 'malformed']);
    expect(rows['signature-wrong']).toEqual({
      summary: '3 签名错误',
      value: { code: 3, message: '签名错误', data: null },
    });
    expect(read.examples(SEND, 200, 'text/xml')['signature-wrong']).toMatchObject({
      value: expect.stringMatching(/^<ApiResultOfMemberSendCodeResponseWjQ9Dvjw [^]*<code>3<\/code>/),
    });
  });

  it('tell outages by 503 and when to come back, except where they are told by 200', () => {
    expect(read.answer(SEND, 503)).toMatchObject({ headers: { 'Retry-After': { schema: { type: 'integer' } } } });
    expect(Object.keys(read.operation('/Systems/changepasswd').responses)).toEqual(['200', '400', '413', '415']);
    expect(read.examples('/Systems/changepasswd', 200)).toHaveProperty('unavailable');
  });

  it('name no answer by 200 after an outage, even where another reason shares its words', () => {
    const rows = Object.keys(read.examples(SEND, 200));
    expect(rows).toContain('channel-disabled');
    expect(rows).not.toContain('unavailable');
    expect(read.examples(SEND, 503)['unavailable']).toMatchObject({ value: { code: 99 } });
  });

  it('show everything that one reason comes to, each under a name of its own', () => {
    const count = (id: string) => docRegistry.operation(id)?.results.filter(({ status }) => status === 200).length;
    expect(Object.keys(read.examples('/api/User/SendSMSCode', 200)).length).toBe(
      (count('POST-api-User-SendSMSCode') ?? 0) + 1,
    );
  });

  it('tell what cannot be read as the codec tells it, or else as the row of malformed bodies', () => {
    expect(read.answer(SEND, 400).content?.['application/json']?.example).toMatchObject({
      Message: 'The request is invalid.',
      ModelState: expect.any(Object),
    });
    expect(read.answer(SEND, 413).content?.['text/xml']?.example).toMatch(/^<Error><Message>Maximum/);
    expect(read.examples('/Systems/changepasswd', 400)['malformed']).toMatchObject({
      value: { code: 1, msg: 3003 },
    });
    expect(read.examples('/pcuser-tologin', 400)['malformed']).toMatchObject({
      value: { message: '接口名错误!' },
    });
  });

  it('say what a file is, and what stands in for it', () => {
    const { content = {} } = read.answer('/api/member/imgcode', 200, 'get');
    expect(content['image/png']).toEqual({ schema: { type: 'string', format: 'binary' } });
    expect(content['application/json']?.examples).toHaveProperty('throttled');
  });

  it('tell what the document does not', () => {
    expect(read.operation('/api/member/login').description).toContain('picture of GET api/member/imgcode');
  });

  it('name the cookie to which a picture is bound, where it is', () => {
    const cookieOf = (path: string, method: 'get' | 'post') =>
      read.answer(path, 200, method).headers?.['Set-Cookie'] as object | undefined;
    for (const path of ['/pcuser-captcha', '/api/member/imgcode'])
      expect(cookieOf(path, 'get')).toMatchObject({ schema: { type: 'string', pattern: '^captcha=' } });
    expect(cookieOf('/api/user/checkImg', 'post')).toBeUndefined();
  });

  it('tell the names of numbers, and that XML has them', () => {
    expect(read.schema('Terminal')).toMatchObject({
      enum: [1],
      'x-enumNames': ['WEBPAGEEnum'],
      description: '1 WEBPAGEEnum; XML has the name instead of the number',
    });
  });

  it('promise all members of an answer, and an empty list where a failure has one', () => {
    expect(read.schema('PhoneCodeReply')).toMatchObject({
      required: ['status', 'message', 'data'],
      properties: {
        data: { oneOf: [{ $ref: '#/components/schemas/PhoneCodeProof' }, { type: 'array', maxItems: 0 }] },
      },
    });
    expect(read.schema('PhoneCodeProof')).toMatchObject({ required: ['phone', 'code', 'uid'] });
    expect(read.schema('MemberRequest')).not.toHaveProperty('required');
  });

  it('promise an empty list where no answer has another', () => {
    expect(read.schema('PcuserReply')).toMatchObject({ properties: { data: { type: 'array', maxItems: 0 } } });
    expect(read.schema('CountryCodeData')).not.toMatchObject({ properties: { country_coin: { maxItems: 0 } } });
  });

  it('refuse two models of one name', () => {
    const models = new DocRegistry([SystemsModule.api, PcuserModule.api]).apiDocs.flatMap(
      ({ operations }) => operations,
    );
    const [first, , , another] = models;
    Object.assign(another?.request?.model ?? {}, { name: first?.request?.model.name });
    const apiDocs = [{ api: SystemsModule.api, operations: models }];
    expect(() => new OpenApiDocuments({ apiDocs } as unknown as DocRegistry).find('all')).toThrow(
      'two models are called SendVerificationCodeRequest',
    );
  });
});
