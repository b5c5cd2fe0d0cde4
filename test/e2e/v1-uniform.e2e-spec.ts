import type { TestAccount } from '../support/accounts';
import { ApiHarness } from '../support/api-harness';
import { ApiV1, membersOf, outcome } from '../support/api-v1';
import { describeEachDatabase } from '../support/database-harness';
import { eventually } from '../support/eventually';
import type { Answer } from '../support/http-client';

/** Members of an answer that differ from call to call. */
const VARYING = /"(?:id|reference|expiresAt|resendAt)":"[^"]*"/g;
/** Headers that differ from call to call. */
const PER_CALL: ReadonlySet<string> = new Set(['date', 'x-request-id', 'ratelimit', 'connection', 'keep-alive']);

const shape = ({ status, headers, text }: Answer): unknown => ({
  status,
  headers: Object.entries(headers).filter(([name]) => !PER_CALL.has(name)),
  text: text.replace(VARYING, ''),
});

describeEachDatabase('answers of /v1 about accounts', (kind) => {
  let api: ApiHarness;
  let v1: ApiV1;
  let account: TestAccount;

  beforeAll(async () => {
    api = await ApiHarness.open(kind, { env: { THROTTLE: '100000,send=100000' } });
    v1 = new ApiV1(api);
  });

  beforeEach(async () => {
    account = await api.newAccount();
  });

  afterAll(() => api.close());

  it.each(['recover', 'sign-in'])('are alike for an account and for none: %s', async (purpose) => {
    const nobody = `nobody${account.username}`;
    const named = [
      { channel: 'sms', username: account.username },
      { channel: 'email', username: account.username },
      { channel: 'email', email: account.email },
    ];
    const others = [
      { channel: 'sms', username: nobody },
      { channel: 'email', username: nobody },
      { channel: 'email', email: `nobody.${account.email}` },
    ];
    for (const [index, fields] of named.entries()) {
      api.advance(601);
      const [one, other] = [
        await v1.post('challenges', { purpose, ...fields }),
        await v1.post('challenges', { purpose, ...others[index] }),
      ];
      expect(shape(one)).toEqual(shape(other));
      expect(one.status).toBe(202);
      for (const call of ['verify', 'state', 'again', 'resend']) {
        const answers = [];
        for (const { id } of [one, other].map(membersOf)) {
          const path = `challenges/${String(id)}`;
          if (call === 'verify') answers.push(await v1.post(`${path}/verify`, { code: '000000' }));
          else if (call === 'state') answers.push(await v1.get(path));
          else if (call === 'again') answers.push(await v1.post(`${path}/resend`, {}));
          else answers.push(await v1.post(`${path}/resend`, { channel: 'sms' }));
        }
        const [known, unknown] = answers.map(shape);
        expect([call, known]).toEqual([call, unknown]);
      }
    }
  });

  it('are alike for a number that has an account and for one that has none, at a registration', async () => {
    const [taken, free] = [
      await v1.post('challenges', { purpose: 'register', channel: 'sms', phone: account.phone }),
      await v1.post('challenges', { purpose: 'register', channel: 'sms', phone: api.freePhone() }),
    ];
    expect(shape(taken)).toEqual(shape(free));
    const notices = await api.messages(account.phone);
    expect(notices.every(({ code }) => code === null)).toBe(true);
  });

  it('are alike for an e-mail address that has an account and for one that has none, at a registration', async () => {
    const asked = { purpose: 'register', channel: 'email' };
    const [taken, free] = [
      await v1.post('challenges', { ...asked, email: account.email }),
      await v1.post('challenges', { ...asked, email: `free-${account.email}` }),
    ];
    expect(shape(taken)).toEqual(shape(free));
  });

  it('are wrong codes after the guess budget too', async () => {
    const { id } = membersOf(
      await v1.post('challenges', { purpose: 'recover', channel: 'sms', username: account.username }),
    );
    const code = await api.code(account.phone);
    for (let n = 0; n < 12; n++)
      expect(outcome(await v1.post(`challenges/${String(id)}/verify`, { code: String(100_000 + n) }))).toEqual([
        ...[422, 'code-wrong'],
      ]);
    expect([code, (await v1.post(`challenges/${String(id)}/verify`, { code })).status]).toEqual([code, 422]);
  });

  it('recover by mail, and by the other channel of the account', async () => {
    const { id } = membersOf(
      await v1.post('challenges', { purpose: 'recover', channel: 'sms', username: account.username }),
    );
    await api.code(account.phone);
    const resent = await v1.post(`challenges/${String(id)}/resend`, { channel: 'email' });
    expect(resent.status).toBe(202);
    const verified = await v1.post(`challenges/${String(id)}/verify`, { code: await api.code(account.email) });
    const { ticket } = membersOf(verified);
    const reset = await v1.post('password-resets', { ticket, newPassword: 'Hopper1906 and more' });
    expect(outcome(reset)).toEqual([204]);
    expect(await api.canSignIn(account.username, 'Hopper1906 and more')).toBe(true);
  });

  it('know no challenge of another client application, and no client that there is not', async () => {
    const { id } = membersOf(
      await v1.post('challenges', { purpose: 'recover', channel: 'sms', username: account.username }),
    );
    const stranger = v1.with({ 'x-client-id': 'nobody' });
    const answer = await stranger.get(`challenges/${String(id)}`);
    expect([outcome(answer), membersOf(answer)['field']]).toEqual([[422, 'malformed'], 'X-Client-Id']);
    expect(outcome(await v1.get('challenges/AAAAAAAAAAAAAAAAAAAAAA'))).toEqual([404, 'not-found']);
  });

  it('of a bound e-mail address need its code', async () => {
    const mine = v1.bearing(await v1.signIn(account.username, account.password));
    const email = `new.${account.email}`;
    const ticket = await mine.ticket({ purpose: 'bind-email', channel: 'email', email }, email);
    const body = { ticket, currentPassword: account.password };
    expect(outcome(await mine.send('PUT', 'accounts/me/phone', body))).toEqual([422, 'ticket-wrong']);
    expect(outcome(await mine.send('PUT', 'accounts/me/email', body))).toEqual([204]);
    expect(membersOf(await mine.get('accounts/me'))).toMatchObject({ email });
    await eventually(async () => (await api.messages(account.email)).some(({ text }) => text.includes('不再使用')));
  });
});
