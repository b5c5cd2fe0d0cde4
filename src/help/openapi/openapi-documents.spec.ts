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

describe('OpenApiDocuments', () => {
  it('finds documents without case, and builds each once', () => {
    expect(documents.names).toEqual(['all', 'systems', 'pcuser', 'smssend', 'member', 'gps', 'verify']);
    expect(documents.find('GPS')).toBe(documents.find('gps'));
    expect(documents.find('unknown')).toBeUndefined();
  });

  it('states version and licence of the package', () => {
    const { version, license } = JSON.parse(readFileSync('package.json', 'utf8')) as Readonly<Record<string, string>>;
    const { info, security, tags } = documents.find('gps') ?? {};
    expect(info).toEqual({
      title: expect.any(String),
      description: expect.any(String),
      version,
      license: { name: license, url: 'https://opensource.org/license/mit' },
    });
    expect(security).toEqual([]);
    expect(tags).toEqual([{ name: 'User', description: 'Registration, codes, passwords and logins of users' }]);
  });

  it('describes an operation in the wording of its source document, with a link to its help page', () => {
    expect(read.operation('/api/User/CheckVaildateCodeByUser')).toMatchObject({
      operationId: 'gpsUserCheckVaildateCodeByUser',
      tags: ['User'],
      summary: 'Determine whether the user exists and the captcha is correct',
      description: expect.stringMatching(/^State status code illustrate: {2}\n0\\\. register success {2}\n1001\\\. /),
      externalDocs: { url: '/Help/Api/POST-api-User-CheckVaildateCodeByUser' },
    });
  });

  it('has English beside the words of a document in another language', () => {
    expect(read.operation('/Systems/sendVerificationCode').summary).toBe('发送短信 (Send a code by SMS)');
    expect(read.operation('/pcuser-tologin').summary).toBe(
      '用户账号校验接口地址 (Check a user name); 发送手机验证码接口地址 (Send a code to a phone)',
    );
    const { info, tags } = documents.find('systems') ?? {};
    expect(info?.title).toBe('忘记密码 /Systems (Forgotten password)');
    expect(tags).toEqual([{ name: 'Systems', description: '忘记密码 (Forgotten password)' }]);
  });

  it('names the signature of a request, which is sent in no header and in no query', () => {
    const { components } = documents.find('member') ?? {};
    expect(components?.securitySchemes).toMatchObject({
      memberSignature: { type: 'http', scheme: 'hmac-sha256', description: expect.stringContaining('HMAC-SHA-256') },
      captchaCookie: { type: 'apiKey', in: 'cookie', name: 'captcha' },
    });
    expect(read.operation(SEND).security).toEqual([{ memberSignature: [] }]);
    expect(read.operation('/api/member/imgcode', 'get')).not.toHaveProperty('security');
  });

  it('names the cookie of a captcha as an alternative, because only an answer to a picture needs it', () => {
    expect(read.operation('/api/member/login').security).toEqual([
      { memberSignature: [] },
      { memberSignature: [], captchaCookie: [] },
    ]);
    expect(read.operation('/pcuser-find-password').security).toEqual([{}, { captchaCookie: [] }]);
    expect(documents.find('systems')?.components).not.toHaveProperty('securitySchemes');
  });

  it('has no type for XML, whose examples are texts that Swagger UI shows as they are', () => {
    const { schema } = read.requestContent(SEND)['text/xml'] ?? {};
    expect(schema).toEqual({ description: 'XML of MemberRetrievePwdSendCodRequest', minProperties: 0 });
    expect(read.response(SEND, 400).content?.['application/xml']?.schema).toEqual({
      description: 'XML of HttpError',
      minProperties: 0,
    });
  });

  it('shows a request in every form that is read, XML as it is sent', () => {
    const { request } = docRegistry.operation('POST-api-member-retrievepwd-sendcode') ?? {};
    const content = read.requestContent(SEND);
    expect(Object.keys(content)).toEqual(['application/json', 'text/json', 'application/xml', 'text/xml', FORM]);
    expect(content['application/json']?.example).toEqual(request?.example);
    expect(content['text/xml']?.example).toMatch(
      /^<MemberRetrievePwdSendCodRequest [^]*<username>demo-member<\/username>/,
    );
  });

  it('prefers examples for the demo account to generated samples', () => {
    const path = '/api/User/Login';
    expect(read.requestContent(path)['application/json']?.example).toMatchObject({
      AppId: '',
      Name: 'demo-gps',
      LoginType: 0,
    });
    expect(read.requestContent(path)[FORM]?.schema).toMatchObject({ properties: { Name: { example: 'demo-gps' } } });
  });

  it('gives every form field an example, as text where text is accepted', () => {
    expect(read.requestContent('/api/Smssend/doSend')[FORM]?.schema).toMatchObject({
      required: ['mobile', 'type', 'internationalCode'],
      properties: {
        type: { type: 'string', enum: ['1', '2'], example: '2' },
        imgcode: { type: 'string', example: '' },
      },
    });
    expect(read.requestContent(SEND)[FORM]?.schema).toMatchObject({ properties: { terminal: { example: 1 } } });
  });

  it('mentions multipart forms in the description only', () => {
    for (const path of ['/api/Smssend/doSend', '/pcuser-tologin'])
      expect(read.operation(path).requestBody).toMatchObject({
        description: 'The form may be sent as multipart/form-data as well.',
        content: expect.not.objectContaining({ 'multipart/form-data': expect.anything() }),
      });
    expect(read.operation(SEND).requestBody).not.toHaveProperty('description');
  });

  it('puts the parameters of a GET, and those for another form of the answer, into the query', () => {
    expect(read.operation('/api/member/imgcode', 'get')).toMatchObject({
      parameters: [
        { name: 'client', in: 'query', required: false, schema: { format: 'uuid' } },
        { name: 'medium', in: 'query', required: false, schema: { enum: ['audio', 'image'] } },
        { name: 'lang', in: 'query', required: false },
      ],
    });
  });

  it('names every answer by its first reason, in each form', () => {
    const examples = read.examples(SEND, 200);
    expect(Object.keys(examples).slice(0, 3)).toEqual(['sample', 'done', 'malformed']);
    expect(examples['signature-wrong']).toEqual({
      summary: '3 签名错误',
      value: { code: 3, message: '签名错误', data: null },
    });
    expect(read.examples(SEND, 200, 'text/xml')['signature-wrong']).toMatchObject({
      value: expect.stringMatching(/^<ApiResultOfMemberSendCodeResponseWjQ9Dvjw [^]*<code>3<\/code>/),
    });
  });

  it('documents outages as 503 with Retry-After, unless the dialect answers them with 200', () => {
    expect(read.response(SEND, 503)).toMatchObject({ headers: { 'Retry-After': { schema: { type: 'integer' } } } });
    expect(Object.keys(read.operation('/Systems/changepasswd').responses)).toEqual(['200', '400', '413', '415']);
    expect(read.examples('/Systems/changepasswd', 200)).toHaveProperty('unavailable');
  });

  it('names no answer with status 200 after an outage, even where another reason shares its text', () => {
    const names = Object.keys(read.examples(SEND, 200));
    expect(names).toContain('channel-disabled');
    expect(names).not.toContain('unavailable');
    expect(read.examples(SEND, 503)['unavailable']).toMatchObject({ value: { code: 99 } });
  });

  it('shows every answer of one reason under a name of its own', () => {
    const count = (id: string) => docRegistry.operation(id)?.results.filter(({ status }) => status === 200).length;
    expect(Object.keys(read.examples('/api/User/SendSMSCode', 200)).length).toBe(
      (count('POST-api-User-SendSMSCode') ?? 0) + 1,
    );
  });

  it('documents unreadable requests by the fault of the codec, or else by the reply to a malformed body', () => {
    expect(read.response(SEND, 400).content?.['application/json']?.example).toMatchObject({
      Message: 'The request is invalid.',
      ModelState: expect.any(Object),
    });
    expect(read.response(SEND, 413).content?.['text/xml']?.example).toMatch(/^<Error><Message>Maximum/);
    expect(read.examples('/Systems/changepasswd', 400)['malformed']).toMatchObject({
      value: { code: 1, msg: 3003 },
    });
    expect(read.examples('/pcuser-tologin', 400)['malformed']).toMatchObject({
      value: { message: '接口名错误!' },
    });
  });

  it('documents a file, and the reply that stands in for it', () => {
    const { content = {} } = read.response('/api/member/imgcode', 200, 'get');
    expect(content['image/png']).toEqual({ schema: { type: 'string', format: 'binary' } });
    expect(content['application/json']?.examples).toHaveProperty('throttled');
  });

  it('adds notes that the source document lacks', () => {
    expect(read.operation('/api/member/login').description).toContain('picture of GET api/member/imgcode');
  });

  it('documents the cookie that a captcha is bound to', () => {
    const cookieOf = (path: string, method: 'get' | 'post') =>
      read.response(path, 200, method).headers?.['Set-Cookie'] as object | undefined;
    for (const path of ['/pcuser-captcha', '/api/member/imgcode'])
      expect(cookieOf(path, 'get')).toMatchObject({ schema: { type: 'string', pattern: '^captcha=' } });
    expect(cookieOf('/api/user/checkImg', 'post')).toBeUndefined();
  });

  it('describes an enumeration by its names', () => {
    expect(read.schema('Terminal')).toMatchObject({
      enum: [1],
      'x-enumNames': ['WEBPAGEEnum'],
      description: '1 WEBPAGEEnum; XML has the name instead of the number',
    });
  });

  it('requires all members of an answer, and allows an empty list where a refusal has one', () => {
    expect(read.schema('PhoneCodeReply')).toMatchObject({
      required: ['status', 'message', 'data'],
      properties: {
        data: { oneOf: [{ $ref: '#/components/schemas/PhoneCodeProof' }, { type: 'array', maxItems: 0 }] },
      },
    });
    expect(read.schema('PhoneCodeProof')).toMatchObject({ required: ['phone', 'code', 'uid'] });
    expect(read.schema('MemberRequest')).not.toHaveProperty('required');
  });

  it('allows only an empty list where no answer fills it', () => {
    expect(read.schema('PcuserReply')).toMatchObject({ properties: { data: { type: 'array', maxItems: 0 } } });
    expect(read.schema('CountryCodeData')).not.toMatchObject({ properties: { country_coin: { maxItems: 0 } } });
  });

  it('throws for two models of one name', () => {
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
