import type { TestAccount } from '../support/accounts';
import { ApiHarness } from '../support/api-harness';
import { ApiV1, membersOf, outcome } from '../support/api-v1';
import { describeEachDatabase } from '../support/database-harness';

const PASSWORD = 'Hopper1906 and more';
const COOLDOWN_SECONDS = 61;

describeEachDatabase('accounts of /v1', (kind) => {
  let api: ApiHarness;
  let v1: ApiV1;
  let names = 0;

  beforeAll(async () => {
    api = await ApiHarness.open(kind, { env: { THROTTLE: '100000,send=100000' } });
    v1 = new ApiV1(api);
  });

  afterAll(() => api.close());

  const newName = () => `ada${String(names++)}`;
  const registered = (fields: object) => v1.post('accounts', { password: PASSWORD, ...fields });

  describe('POST /v1/accounts', () => {
    it('registers with a ticket, and signs in', async () => {
      const [phone, username] = [api.freePhone(), newName()];
      const ticket = await v1.ticket({ purpose: 'register', phone, locale: 'en' }, phone);
      const created = await registered({ ticket, username, email: 'ada@example.com' });
      expect(created.status).toBe(201);
      expect(membersOf(created)).toEqual({
        ...{ id: expect.any(String), username, phone, email: 'ada@example.com', locale: 'en' },
      });
      expect(await api.canSignIn(username, PASSWORD)).toBe(true);
      expect(outcome(await registered({ ticket, username: newName() }))).toEqual([422, 'ticket-wrong']);
    });

    it('keeps the ticket for another name and another password', async () => {
      const [phone, username] = [api.freePhone(), newName()];
      const ticket = await v1.ticket({ purpose: 'register', phone }, phone);
      const taken = await api.newAccount();
      expect(outcome(await registered({ ticket, username: taken.username }))).toEqual([409, 'account-exists']);
      const weak = await registered({ ticket, username, password: 'short' });
      expect([outcome(weak), membersOf(weak)['rules']]).toEqual([
        ...[[422, 'password-rejected'], expect.arrayContaining(['too-short'])],
      ]);
      expect(outcome(await registered({ ticket, username: '' }))).toEqual([422, 'malformed']);
      expect(outcome(await registered({ ticket, username }))).toEqual([201]);
    });

    it('registers without a user name', async () => {
      const phone = api.freePhone();
      const ticket = await v1.ticket({ purpose: 'register', phone }, phone);
      expect(outcome(await registered({ ticket }))).toEqual([201]);
      expect(await v1.signIn(phone, PASSWORD)).not.toBe('undefined');
    });

    it('registers by a code that was mailed', async () => {
      const email = `${newName()}@example.com`;
      const ticket = await v1.ticket({ purpose: 'register', channel: 'email', email }, email);
      const created = await registered({ ticket });
      expect(created.status).toBe(201);
      expect(membersOf(created)).toMatchObject({ username: email, email });
      expect(await v1.signIn(email, PASSWORD)).not.toBe('undefined');
      const recovery = await v1.ticket({ purpose: 'recover', channel: 'email', email }, email);
      expect((await v1.post('password-resets', { ticket: recovery, newPassword: `${PASSWORD}!` })).status).toBe(204);
    });

    it('registers once of ten parallel calls with one ticket', async () => {
      const phone = api.freePhone();
      const ticket = await v1.ticket({ purpose: 'register', phone }, phone);
      const answers = await Promise.all(Array.from({ length: 10 }, () => registered({ ticket, username: newName() })));
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      expect(answers.every(({ status }) => [201, 409, 422].includes(status))).toBe(true);
    });

    it.each(['recover', 'bind-phone'])('refuses a ticket of the purpose %s', async (purpose) => {
      const account = await api.newAccount();
      const token = await v1.signIn(account.username, account.password);
      const phone = purpose === 'recover' ? account.phone : api.freePhone();
      const ticket = await (purpose === 'recover' ? v1 : v1.bearing(token)).ticket({ purpose, phone }, phone);
      expect(outcome(await registered({ ticket, username: newName() }))).toEqual([422, 'ticket-wrong']);
    });
  });

  describe('/v1/accounts/me', () => {
    let account: TestAccount;
    let mine: ApiV1;

    beforeEach(async () => {
      account = await api.newAccount();
      mine = v1.bearing(await v1.signIn(account.username, account.password));
    });

    it('shows the account, and changes its language', async () => {
      const { id, username, phone, email } = account;
      expect(membersOf(await mine.get('accounts/me'))).toMatchObject({ id, username, phone, email });
      const changed = await mine.send('PATCH', 'accounts/me', { locale: 'fr' });
      expect(membersOf(changed)).toMatchObject({ id, locale: 'fr' });
      expect(membersOf(await mine.get('accounts/me'))).toMatchObject({ locale: 'fr' });
      expect(outcome(await mine.send('PATCH', 'accounts/me', { locale: 'xx' }))).toEqual([422, 'malformed']);
    });

    it.each([
      ['GET', 'accounts/me'],
      ['GET', 'sessions/current'],
      ['GET', 'sessions'],
      ['DELETE', 'sessions'],
      ['DELETE', 'sessions/current'],
    ])('answers 401 to %s %s without a session', async (method, path) => {
      for (const client of [v1, v1.bearing('no-such-token')]) {
        const answer = await client.send(method, path);
        expect(outcome(answer)).toEqual([401, 'session-expired']);
        expect(answer.headers['www-authenticate']).toBe('Bearer realm="regain"');
      }
    });

    it('changes the password; this session stays, all others end', async () => {
      const other = v1.bearing(await v1.signIn(account.username, account.password));
      const change = (currentPassword: string, newPassword = PASSWORD) =>
        mine.send('PUT', 'accounts/me/password', { currentPassword, newPassword });
      expect(outcome(await change('wrong'))).toEqual([401, 'credentials-wrong']);
      expect(outcome(await change(account.password, 'short'))).toEqual([422, 'password-rejected']);
      expect(outcome(await change(account.password))).toEqual([204]);
      expect(outcome(await mine.get('sessions/current'))).toEqual([200]);
      expect(outcome(await other.get('sessions/current'))).toEqual([401, 'session-expired']);
      expect(await api.canSignIn(account.username, PASSWORD)).toBe(true);
    });

    it('uses another phone number, and tells the one before', async () => {
      const phone = api.freePhone();
      const ticket = await mine.ticket({ purpose: 'bind-phone', phone }, phone);
      const bind = (currentPassword: string) => mine.send('PUT', 'accounts/me/phone', { ticket, currentPassword });
      expect(outcome(await bind('wrong'))).toEqual([401, 'credentials-wrong']);
      expect(outcome(await bind(account.password))).toEqual([204]);
      expect(outcome(await bind(account.password))).toEqual([422, 'ticket-wrong']);
      expect(membersOf(await mine.get('accounts/me'))).toMatchObject({ phone });
      expect((await api.messages(account.phone)).length).toBeGreaterThan(0);
    });

    it('answers 409 to a number that another account has, to its holder alone', async () => {
      const other = await api.newAccount();
      const ticket = await mine.ticket({ purpose: 'bind-phone', phone: other.phone }, other.phone);
      const answer = await mine.send('PUT', 'accounts/me/phone', { ticket, currentPassword: account.password });
      expect(outcome(answer)).toEqual([409, 'account-exists']);
    });

    it('sends a code for a new password to the signed-in account alone', async () => {
      const ticket = await mine.ticket({ purpose: 'change-password' }, account.phone);
      expect(outcome(await v1.post('password-resets', { ticket, newPassword: PASSWORD }))).toEqual([204]);
      const answer = await v1.post('challenges', { purpose: 'change-password', channel: 'sms' });
      expect(outcome(answer)).toEqual([401, 'session-expired']);
    });

    it('slows down guesses of the password in a stolen session', async () => {
      const guesses = [];
      for (let n = 0; n < 12; n++) {
        const body = { currentPassword: `guess ${String(n)}`, newPassword: PASSWORD };
        guesses.push((await mine.send('PUT', 'accounts/me/password', body)).status);
      }
      expect(guesses).toContain(429);
    });
  });

  describe('POST /v1/sessions', () => {
    it('signs in by a code', async () => {
      const { username, phone } = await api.newAccount();
      const ticket = await v1.ticket({ purpose: 'sign-in', username }, phone);
      const answers = await Promise.all(Array.from({ length: 5 }, () => v1.post('sessions', { ticket })));
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      expect(answers.filter((answer) => membersOf(answer)['code'] === 'ticket-wrong')).toHaveLength(4);
      expect(outcome(await v1.post('password-resets', { ticket, newPassword: PASSWORD }))).toEqual([
        ...[422, 'ticket-wrong'],
      ]);
    });

    it('lists sessions with their devices, and ends them', async () => {
      const { username, password } = await api.newAccount();
      const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
      await v1.with({ 'user-agent': firefox }).signIn(username, password);
      const mine = v1.bearing(await v1.with({ 'user-agent': 'curl/8.5.0' }).signIn(username, password));
      const { sessions } = membersOf(await mine.get('sessions')) as {
        sessions: readonly { device: string; isCurrent: boolean }[];
      };
      expect(sessions.map(({ device, isCurrent }) => [device, isCurrent]).sort()).toEqual([
        ['Firefox on Linux', false],
        ['curl', true],
      ]);
      expect(outcome(await mine.send('DELETE', 'sessions'))).toEqual([204]);
      expect(membersOf(await mine.get('sessions'))['sessions']).toHaveLength(1);
      expect(outcome(await mine.send('DELETE', 'sessions/current'))).toEqual([204]);
      expect(outcome(await mine.get('sessions/current'))).toEqual([401, 'session-expired']);
    });

    it('answers a wrong password and an unknown name alike', async () => {
      const { username } = await api.newAccount();
      const [wrong, unknown] = [
        await v1.post('sessions', { identifier: username, password: 'wrong' }),
        await v1.post('sessions', { identifier: 'nobody at all', password: 'wrong' }),
      ];
      expect([wrong.status, wrong.text]).toEqual([401, unknown.text]);
    });

    it('asks for a captcha after ten failures, whose answer counts once', async () => {
      const { username, password } = await api.newAccount();
      const attempt = (more: object = {}) => v1.post('sessions', { identifier: username, password: 'wrong', ...more });
      for (let n = 0; n < 10; n++) {
        await attempt();
        api.advance(COOLDOWN_SECONDS);
      }
      expect(outcome(await attempt())).toEqual([403, 'captcha-required']);
      const { id, imageUrl } = membersOf(await v1.post('captchas', { kind: 'image' })) as {
        id: string;
        imageUrl: string;
      };
      const path = new URL(imageUrl).pathname.replace('/v1/', '');
      const image = await v1.get(path);
      expect([image.status, image.headers['content-type']]).toEqual([200, 'image/png']);
      expect(outcome(await v1.get(path))).toEqual([404, 'not-found']);
      const captcha = { id, answer: 'K7M2P' };
      expect(outcome(await attempt({ password, captcha }))).toEqual([201]);
      expect(outcome(await attempt({ password, captcha }))).toEqual([403, 'captcha-wrong']);
    });
  });
});
