import type { RestException } from 'twilio';
import { CreateClient, RotateClientSecret } from '../../src/clients';
import { CheckVerification } from '../../src/auth';
import { ApiHarness, ONE_ADDRESS } from '../support/api-harness';
import { inParallel } from '../support/concurrency';
import { verifyApi } from '../../src/dialects/verify/verify.docs';
import { databases, describeEachDatabase, openDatabase } from '../support/database-harness';
import { eventually } from '../support/eventually';
import { plant } from '../support/secret-watch';
import { startTwo } from '../support/two-processes';
import { useFixture } from '../support/use-fixture';
import { exceptionOf, twilioService } from '../support/twilio-client';

const PREFIX_SENDS = 8;
const LIMITS = JSON.stringify({
  ...ONE_ADDRESS,
  ...{ cooldownSeconds: 0, targetPerHour: 100, targetPerDay: 100, prefixSendsPerHour: PREFIX_SENDS },
});

/** Credentials of a development start. */
const development = (() => {
  const { basic = { username: '', password: '' }, parameters = [] } = verifyApi;
  const service = parameters.find(({ name }) => name === 'service')?.example ?? '';
  const { username, password } = basic;
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  return { login: { username, password, service }, authorization, path: `/v2/Services/${service}` };
})();

/** Status of a check, or the number of its exception. */
const statusOf = async (call: Promise<{ readonly status: string }>): Promise<string> => {
  try {
    return (await call).status;
  } catch (error) {
    return String((error as RestException).code);
  }
};

describeEachDatabase('the SDK of Twilio Verify', (kind) => {
  let api: ApiHarness;
  let sid: string;
  let secretId: string;
  let secret: string;
  let blocks = 0;

  beforeAll(async () => {
    api = await ApiHarness.open(kind, { env: { LIMITS, COUNTRIES: 'CN,KH' } });
    const created = await api.app.get(CreateClient).execute({ id: 'shop', name: 'My shop' });
    if (!created.ok) throw new Error(created.refusal.reason);
    ({ sid, secretId } = created.value);
    secret = created.value.secret.reveal();
    plant(secret);
  });
  afterAll(() => api.close());

  /** A number in a block of its own: what is sent to others does not limit what is sent to it. */
  const newNumber = () => `+8613${String(7_100_000 + blocks++ * 1_000).padStart(7, '0')}01`;
  const login = (username = `AC${sid}`, password = secret) => ({ username, password, service: `VA${sid}` });
  const sdk = (credentials = login()) => twilioService(api.client.baseUrl, credentials);
  const start = (to: string, more: object = {}) => sdk().verifications.create({ to, channel: 'sms', ...more });
  const check = (to: string, code: string) => sdk().verificationChecks.create({ to, code });
  const wrongFor = (code: string) => (code === '000000' ? '111111' : '000000');

  it('starts a verification, sends the same code again, and approves it once', async () => {
    const to = newNumber();
    const started = await start(to);
    expect(started).toMatchObject({ to, channel: 'sms', status: 'pending', valid: false, accountSid: `AC${sid}` });
    expect(started.serviceSid).toBe(`VA${sid}`);
    expect(started.sid).toMatch(/^VE[0-9a-f]{32}$/);
    expect(started.dateCreated).toBeInstanceOf(Date);
    expect(started.url).toBe(`http://localhost:3000/v2/Services/VA${sid}/Verifications/${started.sid}`);
    const code = await api.code(to);
    const again = await start(to);
    expect(again.sid).toBe(started.sid);
    expect(again.sendCodeAttempts).toHaveLength(2);
    expect(again.sendCodeAttempts[0]).toMatchObject({
      channel: 'SMS',
      attempt_sid: expect.stringMatching(/^VL/) as string,
    });
    expect(await api.code(to, 2)).toBe(code);
    expect(await check(to, wrongFor(code))).toMatchObject({ status: 'pending', valid: false, sid: started.sid });
    expect(await check(to, code)).toMatchObject({ status: 'approved', valid: true, sid: started.sid });
    expect(await exceptionOf(check(to, code))).toMatchObject({ code: 20404, status: 404 });
  });

  it('fetches a pending verification by sid and by number, and none that has ended', async () => {
    const to = newNumber();
    const { sid: verification } = await start(to);
    for (const name of [verification, to, encodeURIComponent(to)])
      expect(await sdk().verifications(name).fetch()).toMatchObject({ sid: verification, status: 'pending', to });
    api.advance(601);
    for (const name of [verification, to])
      expect(await exceptionOf(sdk().verifications(name).fetch())).toMatchObject({ code: 20404, status: 404 });
    expect(await exceptionOf(check(to, await api.code(to)))).toMatchObject({ code: 20404 });
  });

  it('cancels and approves', async () => {
    const [one, other] = [newNumber(), newNumber()];
    const { sid: verification } = await start(one);
    await start(other);
    const canceled = await sdk().verifications(verification).update({ status: 'canceled' });
    expect(canceled).toMatchObject({ status: 'canceled', valid: false });
    expect(await sdk().verifications(other).update({ status: 'approved' })).toMatchObject({
      status: 'approved',
      valid: true,
    });
    for (const to of [one, other])
      expect(await exceptionOf(check(to, await api.code(to)))).toMatchObject({ code: 20404 });
  });

  it('sends mail', async () => {
    const to = `verify${newNumber()}@example.com`;
    const started = await sdk().verifications.create({ to, channel: 'email', locale: 'zh-CN' });
    expect(started).toMatchObject({ to, channel: 'email' });
    const code = await api.code(to);
    expect(await check(to, code)).toMatchObject({ status: 'approved' });
    expect((await api.messages(to))[0]?.subject).toContain('验证码');
  });

  it('is told 60202 at the sixth check, whatever it is', async () => {
    const to = newNumber();
    const { sid: verification } = await start(to);
    const code = await api.code(to);
    for (let n = 0; n < 5; n++) expect(await check(to, wrongFor(code))).toMatchObject({ status: 'pending' });
    expect(await exceptionOf(check(to, code))).toMatchObject({ code: 60202, status: 429 });
    expect(await exceptionOf(sdk().verifications(verification).fetch())).toMatchObject({ code: 20404 });
  });

  it('is told 60203 at the sixth send', async () => {
    const to = newNumber();
    for (let n = 0; n < 5; n++) await start(to);
    const exception = await exceptionOf(start(to));
    expect(exception).toMatchObject({ code: 60203, status: 429 });
    expect(exception.moreInfo).toBe('http://localhost:3000/v2/errors#60203');
  });

  it.each([
    ['12345', {}, 60200, 400],
    ['+8613800138000', { channel: 'call' }, 60200, 400],
    ['+8613800138000', { channel: 'pigeon' }, 60200, 400],
    ['+8613800138000', { customCode: '123456' }, 60200, 400],
    ['+8613800138000', { amount: '1', payee: 'Ada' }, 60200, 400],
    ['no address', { channel: 'email' }, 60200, 400],
    ['+14155550100', {}, 60605, 403],
    ['+861062556688', {}, 60205, 403],
  ])('start(%j, %j) is refused with %i', async (to, more, code, status) => {
    expect(await exceptionOf(start(to, more))).toMatchObject({ code, status });
  });

  it('ignores what changes nothing that is safe', async () => {
    const more = { customFriendlyName: 'x', appHash: 'x', tags: '{}', rateLimits: {}, riskCheck: 'disable' as const };
    expect(await start(newNumber(), more)).toMatchObject({ status: 'pending' });
  });

  it('is told 60410 once hardly a code to a block of numbers is entered', async () => {
    const block = newNumber().slice(0, -3);
    const numbers = Array.from({ length: PREFIX_SENDS + 1 }, (_, n) => `${block}${String(100 + n)}`);
    for (const to of numbers.slice(0, -1)) await start(to);
    expect(await exceptionOf(start(numbers.at(-1) ?? ''))).toMatchObject({ code: 60410, status: 403 });
  });

  it('authenticates by account sid or key, with either of two secrets', async () => {
    const rotated = await api.app.get(RotateClientSecret).execute({ id: 'shop' });
    const next = rotated.ok ? rotated.value.secret.reveal() : '';
    const to = newNumber();
    await start(to);
    for (const credentials of [login(), login(`SK${secretId}`), login(`AC${sid}`, next)])
      expect(await sdk(credentials).verifications(to).fetch()).toMatchObject({ status: 'pending' });
    for (const credentials of [login('AC'.padEnd(34, '0')), login(`AC${sid}`, 'wrong'), login(`SK${secretId}`, next)])
      expect(await exceptionOf(sdk(credentials).verifications(to).fetch())).toMatchObject({ code: 20003, status: 401 });
    const { headers } = await api.client.get(`/v2/Services/VA${sid}`);
    expect(headers['www-authenticate']).toBe('Basic realm="regain"');
  });

  it('fetches its service, and no other', async () => {
    expect(await sdk().fetch()).toMatchObject({ sid: `VA${sid}`, friendlyName: 'My shop', codeLength: 6 });
    const other = { ...login(), service: 'VA'.padEnd(34, '0') };
    expect(await exceptionOf(sdk(other).fetch())).toMatchObject({ code: 20404, status: 404 });
    const basic = `Basic ${Buffer.from(`AC${sid}:${secret}`).toString('base64')}`;
    const made = await api.form('/v2/Services', { FriendlyName: 'x' }, { authorization: basic });
    expect(made).toMatchObject({ status: 403, json: { code: 20403 } });
  });

  it('is told 20500 with Retry-After during an outage, and 60223 once the spend cap is reached', async () => {
    const outage = { execute: () => Promise.reject(new Error('an outage')) };
    const other = await ApiHarness.open(kind, {
      env: { COUNTRIES: 'CN=60', SPEND_CAP_PER_DAY: '50' },
      overrides: (builder) => builder.overrideProvider(CheckVerification).useValue(outage),
    });
    try {
      const { authorization, path } = development;
      const answer = await other.form(
        `${path}/VerificationCheck`,
        { To: newNumber(), Code: '123456' },
        { authorization },
      );
      expect(answer).toMatchObject({ status: 503, json: { code: 20500, status: 503 } });
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      const refused = await other.form(`${path}/Verifications`, { To: newNumber(), Channel: 'sms' }, { authorization });
      expect(refused).toMatchObject({ status: 403, json: { code: 60223 } });
    } finally {
      await other.close();
    }
  });

  it('has one verification when it starts one in parallel, and approves one of parallel checks', async () => {
    const to = newNumber();
    const started = await inParallel(3, () => start(to));
    expect(new Set(started.map((each) => each.sid)).size).toBe(1);
    const code = await api.code(to, 3);
    const statuses = await inParallel(5, () => statusOf(check(to, code)));
    expect(statuses.sort()).toEqual(['20404', '20404', '20404', '20404', 'approved']);
  });

  it('is throttled by wrong credentials', async () => {
    const throttled = await ApiHarness.open(kind, { env: { THROTTLE: '5' } });
    try {
      const wrong = twilioService(throttled.client.baseUrl, login());
      const codes = [];
      for (let n = 0; n < 7; n++) codes.push((await exceptionOf(wrong.fetch())).code);
      expect(codes.filter((code) => code === 20003)).toHaveLength(5);
      expect(codes.slice(-2)).toEqual([20429, 20429]);
    } finally {
      await throttled.close();
    }
  });
});

const isReachable = databases().some(({ kind, reachable }) => kind === 'mysql' && reachable);

(isReachable ? describe : describe.skip)('VerificationCheck in two processes', () => {
  const fixture = useFixture(async () => {
    const database = await openDatabase('mysql');
    const two = await startTwo(database.config, { LIMITS });
    return { two, close: () => two.close().then(() => database.close()) };
  });

  it('approves one of 20 parallel checks, and sends one code by 4 parallel starts', async () => {
    const { processes } = fixture().two;
    const [one, other] = processes.map(({ url }) => twilioService(url, development.login));
    if (!one || !other) throw new Error('two processes were to start');
    const of = (n: number) => (n % 2 === 0 ? one : other);
    const to = '+8613900139000';
    const started = await Promise.all([0, 1, 2, 3].map((n) => of(n).verifications.create({ to, channel: 'sms' })));
    expect(new Set(started.map(({ sid }) => sid)).size).toBe(1);
    expect((await of(0).verifications(to).fetch()).sendCodeAttempts).toHaveLength(4);
    const codes = await eventually(async () => {
      const answer = await fetch(`${processes[0].url}/inbox/messages?to=${encodeURIComponent(to)}`);
      const messages = (await answer.json()) as readonly { readonly code: string }[];
      return messages.length === 4 && messages.map(({ code }) => code);
    });
    expect(new Set(codes).size).toBe(1);
    const [code = ''] = codes;
    const checks = await Promise.all(
      Array.from({ length: 20 }, (_, n) => statusOf(of(n).verificationChecks.create({ to, code }))),
    );
    expect(checks.filter((status) => status === 'approved')).toHaveLength(1);
    expect(new Set(checks)).toEqual(new Set(['approved', '20404']));
  });
});
