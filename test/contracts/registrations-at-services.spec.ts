import { RegisterWithCode, SendRegistrationCode } from '../../src/auth';
import { reason } from '../support/auth-fixture';
import { describeEachDatabase } from '../support/database-harness';
import { outcomeOf, ServiceFixture } from '../support/service-fixture';

const EVENTS = {
  EVENTS_URL: 'http://127.0.0.1:9/events',
  EVENTS_SECRET: `whsec_${Buffer.from('a secret of a test for events').toString('base64')}`,
};

describeEachDatabase('accounts behind a service', (kind) => {
  let people: ServiceFixture;

  beforeAll(async () => {
    people = await ServiceFixture.open(kind, EVENTS);
  });

  afterAll(() => people.close());

  afterEach(() => {
    expect(people.service.undocumented).toEqual([]);
  });

  beforeEach(() => {
    people.letPass();
    people.service.calls.splice(0);
  });

  describe('registration', () => {
    const context = () => people.auth.context();
    const codeTo = async (phone: string) => {
      const sent = await people.auth.the(SendRegistrationCode).execute({
        ...{ context: context(), target: { number: phone }, captcha: 'passed', locale: 'en' },
      });
      expect(reason(sent)).toBe('done');
      return people.auth.messages.codeTo(phone);
    };
    const register = (username: string, phone: string, code: string, password = 'a first password') =>
      outcomeOf(
        people.auth.the(RegisterWithCode).execute({
          ...{ context: context(), username, target: { number: phone }, code, password, policy: 'core', locale: 'en' },
        }),
      );
    const added = (username: string) => people.service.accounts.filter((account) => account.username === username);
    const told = () =>
      people.auth.query<{ id: string }>("SELECT account_id AS id FROM event_outbox WHERE type = 'account.registered'");
    let n = 0;
    const free = () => ({ username: `Newcomer${String(++n)}`, phone: `+861370000${String(1000 + n)}` });

    it('adds an account once, whose owner can sign in', async () => {
      const { username, phone } = free();
      const code = await codeTo(phone);
      expect(await register(username, phone, code)).toBe('done');
      expect(await register(`${username}b`, phone, code)).toBe('account-exists');
      expect(await people.signIn(username, 'a first password')).toBe('done');
      expect(await people.writes()).toEqual([]);
    });

    it('takes no code by mail: the service takes the number of a registration for verified', async () => {
      const command = { context: context(), target: { email: 'newcomer@example.com' }, locale: 'en' } as const;
      const asked = await people.auth.the(SendRegistrationCode).execute({ ...command, captcha: 'passed' });
      const entered = { username: 'Newcomer', code: '000000', password: 'a first password', policy: 'core' } as const;
      const registered = await people.auth.the(RegisterWithCode).execute({ ...command, ...entered });
      expect([reason(asked), reason(registered)]).toEqual(['channel-disabled', 'channel-disabled']);
    });

    it('is refused for a taken name and a wrong code', async () => {
      const { username, phone } = free();
      const code = await codeTo(phone);
      expect(await register('Person1', phone, code)).toBe('account-exists');
      expect(await register(username, phone, code === '111111' ? '222222' : '111111')).toBe('code-wrong');
      expect(people.callsOf('create')).toEqual([]);
    });

    it('is refused when the service says so after the check', async () => {
      const { username, phone } = free();
      const code = await codeTo(phone);
      people.letFate('create', { status: 200, body: '{"result":"taken"}' });
      expect(await register(username, phone, code)).toBe('account-exists');
      people.letFate('create', { status: 200, body: '{"result":"rejected","rules":["common"]}' });
      expect(await register(username, phone, code)).toBe('password-rejected');
      people.letPass();
      expect(await register(username, phone, code)).toBe('done');
    });

    it('is unavailable when its answer is lost, and done once when the same request comes again', async () => {
      const { username, phone } = free();
      const code = await codeTo(phone);
      people.letFate('create', 'lose answer');
      expect(await register(username, phone, code)).toBe('unavailable');
      people.letPass();
      expect(await register(username, phone, code, 'another password')).toBe('account-exists');
      expect(await register(username, phone, code)).toBe('done');
      expect(await register(username, phone, code)).toBe('account-exists');
      expect(added(username)).toHaveLength(1);
      expect(await told()).toContainEqual({ id: added(username)[0]?.id });
    });

    it('has one winner of parallel ones', async () => {
      const { username, phone } = free();
      const code = await codeTo(phone);
      const attempts = Array.from({ length: 8 }, (_, i) =>
        register(username, phone, code, `a password ${String(i % 2)}`),
      );
      const outcomes = await Promise.all(attempts);
      expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
      expect(added(username)).toHaveLength(1);
    });

    it('ends within a minute when nobody comes again', async () => {
      const { username, phone } = free();
      const code = await codeTo(phone);
      people.letFate('create', 'lose answer');
      expect(await register(username, phone, code)).toBe('unavailable');
      people.letPass();
      await people.giveUp();
      expect(await people.writes()).toEqual([]);
      const [row] = await people.auth.query<{ n: number }>(
        "SELECT COUNT(*) AS n FROM audit_entries WHERE event = 'register' AND outcome = 'done' AND account_id = ?",
        [added(username)[0]?.id ?? ''],
      );
      expect(row?.n).toBe(1);
      expect((await told()).filter(({ id }) => id === added(username)[0]?.id)).toHaveLength(1);
    });
  });
});
