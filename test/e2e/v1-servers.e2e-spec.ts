import { RotateClientSecret } from '../../src/clients';
import { ApiHarness } from '../support/api-harness';
import { ApiV1, membersOf, outcome } from '../support/api-v1';
import { describeEachDatabase } from '../support/database-harness';
import { plant } from '../support/secret-watch';

describeEachDatabase('servers of client applications at /v1', (kind) => {
  let api: ApiHarness;
  let v1: ApiV1;
  let server: ApiV1;

  beforeAll(async () => {
    const limits = { prefixSendsPerHour: 1_000_000, countrySendsPerHour: 1_000_000, ipTargetsPerHour: 2 };
    api = await ApiHarness.open(kind, { env: { THROTTLE: '100000,send=100000', LIMITS: JSON.stringify(limits) } });
    const created = await api.app.get(RotateClientSecret, { strict: false }).execute({ id: 'default' });
    if (!created.ok) throw new Error('no secret');
    const secret = created.value.secret.reveal();
    plant(secret);
    v1 = new ApiV1(api);
    server = v1.bearing(secret);
  });

  afterAll(() => api.close());

  const start = (client: ApiV1, fields: object) => client.post('challenges', { channel: 'sms', ...fields });
  const idOf = (answer: Awaited<ReturnType<typeof start>>) => String(membersOf(answer)['id']);

  describe('POST /v1/challenges of the purpose verify', () => {
    it('proves a number without an account, once', async () => {
      const phone = api.freePhone();
      const sent = await start(server, { purpose: 'verify', phone });
      expect(sent.status).toBe(202);
      const code = await api.code(phone);
      const verify = (client: ApiV1, entered: string) =>
        client.post(`challenges/${idOf(sent)}/verify`, { code: entered });
      expect(outcome(await verify(v1, code))).toEqual([403, 'client-secret-required']);
      expect(outcome(await verify(server, code === '111111' ? '222222' : '111111'))).toEqual([422, 'code-wrong']);
      const answers = await Promise.all(Array.from({ length: 10 }, () => verify(server, code)));
      const right = answers.filter(({ status }) => status === 200);
      expect(right.map(membersOf)).toEqual([{ verified: true, target: phone }]);
      expect(answers.filter((answer) => membersOf(answer)['code'] === 'code-wrong')).toHaveLength(9);
      expect(membersOf(await v1.get(`challenges/${idOf(sent)}`))).toMatchObject({ state: 'verified' });
    });

    it('proves an e-mail address', async () => {
      const email = 'someone.new@example.com';
      const sent = await start(server, { purpose: 'verify', channel: 'email', email });
      const verified = await server.post(`challenges/${idOf(sent)}/verify`, { code: await api.code(email) });
      expect(membersOf(verified)).toEqual({ verified: true, target: email });
    });

    it('wants the secret, and the right one', async () => {
      const fields = { purpose: 'verify', phone: api.freePhone() };
      expect(outcome(await start(v1, fields))).toEqual([403, 'client-secret-required']);
      expect(outcome(await start(v1.bearing('not-the-secret'), fields))).toEqual([401, 'credentials-wrong']);
      expect(outcome(await start(server, { purpose: 'verify' }))).toEqual([422, 'malformed']);
    });
  });

  it('are not held back by limits of an address, and need no captcha', async () => {
    const accounts = [await api.newAccount(), await api.newAccount(), await api.newAccount(), await api.newAccount()];
    const all = async (client: ApiV1) => {
      const answers = [];
      for (const { username } of accounts) answers.push(await start(client, { purpose: 'recover', username }));
      return answers.map(({ status }) => status);
    };
    expect(await all(server)).toEqual([202, 202, 202, 202]);
    expect(await all(v1)).toContain(403);
    expect(outcome(await start(v1.bearing('wrong'), { purpose: 'recover', username: 'x' }))).toEqual([
      ...[401, 'credentials-wrong'],
    ]);
  });

  describe('POST /v1/sessions/introspect', () => {
    it('tells an active token from others, to servers alone', async () => {
      const { id, username, password } = await api.newAccount();
      const token = await v1.signIn(username, password);
      const introspected = await server.post('sessions/introspect', { token });
      expect(membersOf(introspected)).toEqual({
        ...{ active: true, sub: id, username, client_id: 'default' },
        ...{ exp: expect.any(Number), iat: expect.any(Number) },
      });
      expect(membersOf(await server.post('sessions/introspect', { token: 'another' }))).toEqual({ active: false });
      expect(outcome(await v1.post('sessions/introspect', { token }))).toEqual([403, 'client-secret-required']);
      expect(outcome(await v1.bearing(token).post('sessions/introspect', { token }))).toEqual([
        401,
        'credentials-wrong',
      ]);
    });
  });
});
