import type { OpenAPIObject, OperationObject } from '@nestjs/swagger';
import { ApiHarness } from '../support/api-harness';
import { elementsOf, hasClass, readPage, textOf, wordsOf } from '../support/visible-text';
import type { Answer } from '../support/http-client';

const CREATE = '/Help/Api/POST-v1-challenges';
const CHINESE = { 'accept-language': 'zh-CN' };

const shown = ({ text }: Answer, tag: string): readonly string[] =>
  elementsOf(readPage(text), ({ name }) => name === tag).map((element) => wordsOf(textOf(element)).join(' '));
const linksOf = ({ text }: Answer): readonly string[] =>
  elementsOf(readPage(text), ({ name }) => name === 'a').flatMap(({ attributes }) => attributes['href'] ?? []);
const samplesOf = ({ text }: Answer): readonly unknown[] =>
  elementsOf(readPage(text), (element) => element.name === 'pre' && hasClass(element, 'wrapped')).map(
    (element) => JSON.parse(textOf(element)) as unknown,
  );

/** Help page of an operation: method and path as ASP.NET writes them into one word. */
const pageOf = (method: string, path: string): string =>
  `/Help/Api/${method.toUpperCase()}${path.replaceAll('/', '-').replaceAll(/[{}]/g, '')}`;

describe('GET /Help of /v1', () => {
  let api: ApiHarness;
  let document: OpenAPIObject;
  const get = (path: string, headers: Readonly<Record<string, string>> = {}) => api.client.get(path, headers);
  const operations = (): readonly (readonly [method: string, path: string, OperationObject])[] =>
    Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item as Readonly<Record<string, OperationObject>>).map(
        ([method, operation]) => [method, path, operation] as const,
      ),
    );

  beforeAll(async () => {
    api = await ApiHarness.open('sqlite', { env: { PUBLIC_URL: 'https://regain.example' } });
    document = (await get('/docs/v1.json')).json as OpenAPIObject;
  });

  afterAll(() => api.close());

  it('lists every operation of the document, each with a page of its own', async () => {
    const index = await get('/Help');
    const wanted = operations().map(([method, path]) => pageOf(method, path));
    expect(linksOf(index).filter((link) => wanted.includes(link))).toEqual(wanted);
    for (const [method, path, operation] of operations()) {
      const page = await get(pageOf(method, path));
      expect([page.status, shown(page, 'h1')]).toEqual([200, [`${method.toUpperCase()} ${path.slice(1)}`]]);
      expect(shown(page, 'p')).toContain(operation.summary);
    }
  });

  it('shows the samples of the document: of the request, and of the answer', async () => {
    expect(samplesOf(await get(CREATE))).toEqual([
      { purpose: 'recover', channel: 'sms', username: 'demo-v1' },
      expect.objectContaining({ reference: 'KMT', codeLength: 6 }),
    ]);
    expect(shown(await get('/Help/Api/GET-v1-captchas-id-image.png'), 'p')).toContain('A file: image/png');
    expect(samplesOf(await get('/Help/Api/DELETE-v1-sessions'))).toEqual([]);
  });

  it('shows headers, parameters and constraints', async () => {
    const rows = shown(await get(CREATE), 'tr');
    expect(rows).toContain(
      'Authorization nothing; Bearer and the token of a session; Bearer and the secret of the client application, for ' +
        'servers string None.',
    );
    expect(
      rows.filter((row) => /^(Content-Type|X-Client-Id|Idempotency-Key|RateLimit|RateLimit-Policy) /.test(row)),
    ).toHaveLength(5);
    expect(rows).toContain(
      'channel How the code is sent string Required Matching regular expression pattern: ^(sms|email)$',
    );
    expect(rows).toContain('captcha Answer to a captcha, where one is required CaptchaAnswer None.');
    expect(shown(await get('/Help/Api/GET-v1-challenges-id'), 'tr')).toContain('id string Required');
    expect(shown(await get('/Help/Api/GET-v1-accounts-me'), 'tr')).toContain(
      'Authorization Bearer and the token of a session string Required',
    );
  });

  it('shows every code by which the operation refuses, with a link to its explanation', async () => {
    const explained = await get('/Help/Errors/v1');
    const ids = elementsOf(readPage(explained.text), () => true).map(({ attributes }) => attributes['id']);
    for (const [method, path, { responses }] of operations()) {
      const page = await get(pageOf(method, path));
      const codes = Object.values(responses).flatMap((each) =>
        Object.keys((each as OperationObject['responses'][string] & Refusal).content?.[PROBLEM]?.examples ?? {}),
      );
      const linked = linksOf(page).flatMap((link) => /^\/Help\/Errors\/v1#(.+)/.exec(link)?.[1] ?? []);
      expect(codes.length).toBeGreaterThan(2);
      expect(linked).toEqual(codes);
      expect(linked.filter((code) => !ids.includes(code))).toEqual([]);
    }
  });

  it('has a curl command, and links to Swagger UI and to models', async () => {
    const page = await get('/Help/Api/POST-v1-challenges-id-verify');
    expect(shown(page, 'pre').at(-1)).toBe(
      `curl "https://regain.example/v1/challenges/$ID/verify" -H 'Content-Type: application/json' -d '{"code":"123456"}'`,
    );
    expect(shown(await get('/Help/Api/DELETE-v1-sessions-current'), 'pre')).toEqual([
      `curl -X DELETE 'https://regain.example/v1/sessions/current' -H "Authorization: Bearer $TOKEN"`,
    ]);
    expect(linksOf(page)).toContain('/docs?urls.primaryName=v1#/v1/verifyChallenge');
    expect(linksOf(page)).toContain('/Help/ResourceModel?modelName=VerifyChallengeRequest');
    const model = await get('/Help/ResourceModel?modelName=sessionlist');
    expect(shown(model, 'h1')).toEqual(['SessionList']);
    expect(shown(model, 'tr')).toContain('sessions Collection of OpenSessionEntry Required');
  });

  it('is Chinese for browsers that prefer it', async () => {
    const page = await get(CREATE, CHINESE);
    expect(shown(page, 'h2')).toEqual(['请求信息', '响应信息', '错误代码', '示例']);
    expect(page.text).toContain('<span lang="en">Send a code</span>');
  });
});

const PROBLEM = 'application/problem+json';

interface Refusal {
  readonly content?: Readonly<Record<string, { readonly examples?: object }>>;
}

describe('GET /Help of /v1 where it is not served', () => {
  it.each([
    ['with HELP=off', { HELP: 'off' }],
    ['with API_V1_ENABLED=false', { API_V1_ENABLED: 'false' }],
  ])('answers 404 %s', async (_where, env) => {
    const api = await ApiHarness.open('sqlite', { env });
    expect((await api.client.get(CREATE)).status).toBe(404);
    expect((await api.client.get('/Help/ResourceModel?modelName=SessionList')).status).toBe(404);
    await api.close();
  });
});
