import { DocRegistry } from '../../src/help/docs/doc-registry';
import { generalReasonText } from '../../src/help/strings/reason.strings';
import { PRODUCTION } from '../support/production-environment';
import { ApiHarness } from '../support/api-harness';
import { elementsOf, hasClass, type PageElement, readPage, textOf, wordsOf } from '../support/visible-text';
import type { Answer } from '../support/http-client';

const SENDCODE = '/Help/Api/POST-api-member-retrievepwd-sendcode';
const CHINESE = { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' };

const shownBy = (element: PageElement | undefined): string => wordsOf(element ? textOf(element) : '').join(' ');
const shown = ({ text }: Answer, tag: string): readonly string[] =>
  elementsOf(readPage(text), ({ name }) => name === tag).map(shownBy);
const linksOf = ({ text }: Answer): readonly string[] =>
  elementsOf(readPage(text), ({ name }) => name === 'a').flatMap(({ attributes }) => attributes['href'] ?? []);

describe('GET /Help', () => {
  let api: ApiHarness;
  const get = (path: string, headers: Readonly<Record<string, string>> = {}) => api.client.get(path, headers);

  beforeAll(async () => {
    api = await ApiHarness.open('sqlite', { env: { PUBLIC_URL: 'https://regain.example' } });
  });

  afterAll(() => api.close());

  it('lists interfaces, groups and operations in the order of the source documents', async () => {
    const index = await get('/Help');
    expect(shown(index, 'h1')).toEqual(['ASP.NET Web API Help Page']);
    expect([...shown(index, 'h2'), ...shown(index, 'h3')]).toEqual([
      ...['Introduction', '忘记密码 /Systems', '找回密码 /pcuser', '认证短信发送 /api/Smssend'],
      ...['会员 API /api/member', 'User API /api/User', 'Twilio Verify v2 /v2/Services', '/v1'],
      ...['Systems', 'pcuser', 'Smssend', 'user', 'Member', 'Signature', 'User', 'Verify'],
    ]);
    const listed = linksOf(index).filter((link) => link.startsWith('/Help/Api/') && !isOfV1(link));
    expect(listed).toEqual(api.app.get(DocRegistry).operations.map(({ id }) => `/Help/Api/${id}`));
  });

  it('has tables of names and descriptions', async () => {
    const [table] = elementsOf(readPage((await get('/Help')).text), ({ name }) => name === 'table');
    expect(shownBy(table)).toBe(
      'API Description POST Systems/sendVerificationCode 发送短信 POST Systems/makeSureVerificationCode 验证验证码' +
        ' POST Systems/changepasswd 修改密码',
    );
  });

  it('links a page for every operation, titled by method and path', async () => {
    for (const { id, label, operation } of api.app.get(DocRegistry).operations) {
      const page = await get(`/Help/Api/${id}`);
      expect([page.status, shown(page, 'h1')]).toEqual([200, [`${operation.method} ${label}`]]);
      expect(page.text).toContain(`<title>${operation.method} ${label}</title>`);
    }
  });

  it('has a separate page for an action', async () => {
    const page = await get('/Help/Api/POST-pcuser-find-password_chech_phone_code');
    expect(shown(page, 'h1')).toEqual(['POST pcuser-find-password?action=chech_phone_code']);
    expect(shown(page, 'tr')).toContain(
      'action 接口名 string Required Matching regular expression pattern: ^chech_phone_code$',
    );
  });

  it('has no dead links', async () => {
    const waiting = ['/Help'];
    const seen = new Set(waiting);
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const page = await get(path);
      expect([path, page.status]).toEqual([path, 200]);
      if (!path.startsWith('/Help')) continue;
      expect(anchorsMissingIn(page)).toEqual([]);
      for (const link of linksOf(page).map((each) => each.replace(/#.*$/, '')))
        if (link !== '' && !seen.has(link)) {
          seen.add(link);
          waiting.push(link);
        }
    }
    const reached = [...seen].filter((path) => path.startsWith('/Help/Api/') && !isOfV1(path));
    expect(reached).toHaveLength(api.app.get(DocRegistry).operations.length);
    const others = ['/', '/inbox', '/Help/Errors/systems', '/Help/ResourceModel?modelName=Terminal'];
    expect([...seen]).toEqual(expect.arrayContaining(others));
  });

  it.each(['/HELP', '/help/index', '/Help/', SENDCODE.toLowerCase(), SENDCODE.toUpperCase()])(
    'ignores case: %s',
    async (path) => {
      const page = await get(path);
      expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    },
  );

  it('shows an enumeration by names and values', async () => {
    const page = await get('/help/resourcemodel?MODELNAME=TERMINAL');
    expect(shown(page, 'h1')).toEqual(['Terminal']);
    expect(shown(page, 'main')).toEqual(['Terminal Possible enumeration values: Name Value Description WEBPAGEEnum 1']);
  });

  it.each([
    '/Help/Api',
    '/Help/Api/',
    '/Help/Api/POST-api-nobody',
    '/Help/ResourceModel',
    '/Help/ResourceModel?modelName=',
    '/Help/ResourceModel?modelName=Nobody',
    '/Help/ResourceModel?modelName=Terminal&modelName=Terminal',
    '/Help/ResourceModel?modelName=Terminal&MODELNAME=Terminal',
    '/Help/Nothing',
    '/Help/Api/a/b',
  ])('answers 404 with a page at %s', async (path) => {
    const page = await get(path);
    expect([page.status, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(shown(page, 'main')).toEqual(['Error. An error occurred while processing your request.']);
  });

  it('is Chinese for browsers that prefer it, without translating the source documents', async () => {
    const page = await get('/Help/Api/POST-api-User-CheckVaildateCodeByUser', CHINESE);
    expect(page.text).toContain('<html lang="zh-CN">');
    expect(page.headers.vary).toContain('Accept-Language');
    expect(shown(page, 'h2')).toEqual(['请求信息', '响应信息', '返回码', '示例']);
    expect(shown(page, 'tr')).toContain('LoginName login name string 无。');
    expect(page.text).toContain('<span lang="en">login name</span>');
    expect(shown(await get('/Help/Nobody', CHINESE), 'h1')).toEqual(['错误。']);
  });

  it('marks Chinese texts on an English page', async () => {
    expect((await get(SENDCODE)).text).toContain('<span lang="zh">找回密码发送验证码</span>');
  });

  it('loads and runs nothing', async () => {
    const { text, headers } = await get(SENDCODE);
    expect(text).not.toMatch(/<script|<link|<img|\son\w+=|\sstyle=/);
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; form-action/);
  });

  it('adds result codes with text, reason and provenance', async () => {
    expect(shown(await get(SENDCODE), 'h2')).toEqual([
      ...['Request Information', 'Response Information', 'Result Codes', 'Example'],
    ]);
    const codes = elementsOf(readPage((await get(SENDCODE)).text), (element) => hasClass(element, 'addition'))
      .flatMap((element) => elementsOf(element, ({ name }) => name === 'tr'))
      .map(shownBy);
    expect(codes[0]).toBe('Number (code) Text (message) When Origin');
    expect(codes).toContain('1 验证码已发送 it is done family');
    expect(codes).toContain('6 图片验证码已过期 the picture is too old or already answered ours');
  });

  it('has a text for every reason in both languages', () => {
    const outcomes = api.app
      .get(DocRegistry)
      .operations.flatMap(({ results }) => results.flatMap((each) => each.outcomes));
    const withoutText = outcomes.filter((each) => !generalReasonText(each, 'en') || !generalReasonText(each, 'zh-CN'));
    expect(withoutText).toEqual([]);
  });

  it('adds a curl command, the signature and a link to Swagger UI', async () => {
    const page = await get(SENDCODE);
    expect(shown(page, 'pre').at(-1)).toMatch(
      /^curl 'https:\/\/regain\.example\/api\/member\/retrievepwd\/sendcode' -H 'Content-Type: application\/json' -d '\{/,
    );
    expect(linksOf(page)).toContain('/Help#signing-member');
    const index = await get('/Help');
    expect(index.text).toContain('id="signing-member"');
    expect(shown(index, 'pre')).toEqual([expect.stringMatching(/R=\$\(shuf .*-hmac YOUR_KEY/)]);
    expect(linksOf(page)).toContain('/docs?urls.primaryName=member#/Member/memberRetrievepwdSendcode');
    expect(linksOf(await get('/Help/Api/GET-api-member-imgcode_client'))).not.toContain('/Help#signing-member');
  });
});

describe('GET /Help where help is not served', () => {
  it.each([
    ['with HELP=off', { HELP: 'off' }],
    ['in production without HELP', { ...PRODUCTION, LIMITS: '{}' }],
  ])('answers 404 %s', async (_where, env) => {
    const api = await ApiHarness.open('sqlite', { env });
    try {
      const paths = ['/Help', '/Help/Index', SENDCODE, '/Help/ResourceModel?modelName=Terminal', '/Help/Nothing'];
      const answers = await Promise.all(paths.map((path) => api.client.get(path)));
      expect(answers.map(({ status, headers }) => [status, headers['content-type']])).toEqual(
        paths.map(() => [404, 'application/problem+json; charset=utf-8']),
      );
    } finally {
      await api.close();
    }
  });
});

/** True for the page of an operation of our own REST API, which the registry of dialects does not have. */
const isOfV1 = (link: string): boolean => link.includes('-v1-');

/** Anchors of its own that a page links to and does not have. */
function anchorsMissingIn(page: Answer): readonly string[] {
  const ids = new Set(elementsOf(readPage(page.text), () => true).map(({ attributes }) => attributes['id']));
  return linksOf(page).filter((link) => link.startsWith('#') && !ids.has(link.slice(1)));
}
