import type { TestAccount } from '../support/accounts';
import { ApiHarness } from '../support/api-harness';
import { describeEachDatabase } from '../support/database-harness';
import type { Answer } from '../support/http-client';

const NEW_PASSWORD = 'Hopper1906 and more';
const SCARCE = { throttle: '100000,send=100000' };

type Fields = Readonly<Record<string, unknown>>;

describeEachDatabase('POST /v1/challenges, /v1/challenges/{id}/verify, /v1/password-resets', (kind) => {
  let api: ApiHarness;
  let account: TestAccount;

  beforeAll(async () => {
    api = await ApiHarness.open(kind, { env: { THROTTLE: SCARCE.throttle } });
  });

  beforeEach(async () => {
    account = await api.newAccount();
  });

  afterAll(() => api.close());

  const post = (path: string, fields: object): Promise<Answer> => api.json(`/v1/${path}`, fields);
  const bodyOf = ({ json }: Answer): Fields => json as Fields;
  const recover = (more: object = {}) =>
    post('challenges', { purpose: 'recover', channel: 'sms', username: account.username, ...more });
  const idOf = (answer: Answer): string => String(bodyOf(answer)['id']);

  it('resets a password in three calls', async () => {
    const sent = await recover();
    expect(sent.status).toBe(202);
    expect(bodyOf(sent)).toEqual({
      id: expect.stringMatching(/^[\w-]{22}$/),
      reference: expect.stringMatching(/^[A-Z]{3}$/),
      expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      resendAt: expect.stringMatching(/Z$/),
      codeLength: 6,
    });
    const code = await api.code(account.phone);
    const verified = await post(`challenges/${idOf(sent)}/verify`, { code });
    expect([verified.status, verified.text]).toEqual([200, expect.stringContaining('ticket')]);
    const { ticket } = bodyOf(verified);
    const reset = await post('password-resets', { ticket, newPassword: NEW_PASSWORD });
    expect([reset.status, reset.text]).toEqual([204, '']);
    expect(reset.headers['content-type']).toBeUndefined();
    expect(await api.canSignIn(account.username, NEW_PASSWORD)).toBe(true);
    expect(await api.canSignIn(account.username, account.password)).toBe(false);
    const again = await post('password-resets', { ticket, newPassword: NEW_PASSWORD });
    expect([again.status, bodyOf(again)['code']]).toEqual([422, 'ticket-wrong']);
  });

  it('answers problem documents', async () => {
    const wrong = await post(`challenges/${idOf(await recover())}/verify`, { code: '000000' });
    expect(wrong.status).toBe(422);
    expect(wrong.headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      'ratelimit-policy': '"address";q=100000;w=60',
    });
    expect(bodyOf(wrong)).toEqual({
      type: expect.stringMatching(/^http:\/\/.*\/Help\/Errors\/v1#code-wrong$/),
      ...{ title: 'Wrong code', status: 422, code: 'code-wrong' },
      detail: 'The code is wrong, too old, or used already.',
    });
  });

  it('names a page that explains the problem, and is in the help pages and Swagger UI', async () => {
    const page = await api.client.get('/Help/Errors/v1');
    expect([page.status, page.text]).toEqual([200, expect.stringContaining('id="code-wrong"')]);
    expect((await api.client.get('/Help')).text).toContain('href="/Help/Api/POST-v1-challenges"');
    expect((await api.client.get('/docs/v1.json')).status).toBe(200);
  });

  it.each([
    ['an unknown member', { nope: 1 }, 'nope'],
    ['an unknown purpose', { purpose: 'win' }, 'purpose'],
    ['a number for a name', { username: 1 }, 'username'],
    ['an incomplete captcha', { captcha: { id: 'x' } }, 'captcha.answer'],
    ['a list for a captcha', { captcha: [] }, 'captcha'],
    ['a control character', { username: 'a\u0000b' }, 'username'],
  ])('answers 422 to %s', async (_what, fields, field) => {
    const answer = await recover(fields);
    expect([answer.status, bodyOf(answer)]).toEqual([422, expect.objectContaining({ code: 'malformed', field })]);
  });

  it.each([
    ['broken JSON', '{', 'application/json', 400],
    ['a repeated member', '{"purpose":"recover","purpose":"recover"}', 'application/json', 400],
    ['a list', '[]', 'application/json', 400],
    ['a form', 'purpose=recover', 'application/x-www-form-urlencoded', 415],
    ['a long body', `{"username":"${'x'.repeat(20_000)}"}`, 'application/json', 413],
  ])('answers %s with a problem document', async (_what, body, type, status) => {
    const answer = await api.client.post('/v1/challenges', body, { 'content-type': type });
    expect([answer.status, bodyOf(answer)['status']]).toEqual([status, status]);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  it('answers other methods and unknown paths with a problem document', async () => {
    const method = await api.client.send('PATCH', '/v1/challenges');
    expect([method.status, method.headers.allow, bodyOf(method)['status']]).toEqual([405, 'POST', 405]);
    const path = await api.client.get('/v1/nothing');
    expect([path.status, bodyOf(path)['status'], path.headers['content-type']]).toEqual([
      ...[404, 404],
      'application/problem+json; charset=utf-8',
    ]);
  });
});
