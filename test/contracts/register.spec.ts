import { RegisterWithCode, SendRegistrationCode, VerifyRegistrationCode } from '../../src/auth';
import { verified } from '../builders/an-account';
import { useAuthFixture, reason } from '../support/auth-fixture';
import { describeEachDatabase } from '../support/database-harness';
import { inParallel } from '../support/concurrency';
import { another } from '../support/otp-fixture';

const PASSWORD = 'a password of my own';
const TEST_TARGET = '+8613800138000';

/** Limits that many registrations of neighbouring numbers would meet first. */
const LIMITS = JSON.stringify({ prefixSendsPerHour: 10_000, countrySendsPerHour: 10_000 });

describeEachDatabase('RegisterWithCode', (kind) => {
  const fixture = useAuthFixture(kind, { TEST_TARGETS: `${TEST_TARGET}=135790@2099-01-01`, COUNTRIES: 'CN', LIMITS });
  let registrations = 0;

  const newPhone = () => `+861360000${String(1000 + registrations++)}`;
  const newName = () => `Newcomer${String(registrations++)}`;
  const ask = (number: string, context = fixture().context()) =>
    fixture().the(SendRegistrationCode).execute({ context, target: { number }, captcha: 'absent', locale: 'en' });
  const codeFor = async (phone: string) => {
    fixture().pass(60);
    expect(reason(await ask(phone))).toBe('done');
    return fixture().messages.codeTo(phone);
  };
  type Change = Partial<Parameters<RegisterWithCode['execute']>[0]>;
  const register = (number: string, code: string, change: Change = {}) =>
    fixture()
      .the(RegisterWithCode)
      .execute({
        ...{ context: fixture().context(), username: newName(), target: { number }, code },
        ...{ password: PASSWORD, policy: 'core', locale: 'en' },
        ...change,
      });
  const accountsWith = async (phone: string) =>
    (await fixture().query('SELECT id FROM auth_accounts WHERE phone = ?', [phone])).length;

  it('creates an account that can sign in by user name and phone, and recover by phone', async () => {
    const phone = newPhone();
    const username = newName();
    const registered = await register(phone, await codeFor(phone), { username });
    const account = expect.objectContaining({ username, phone, email: undefined }) as unknown;
    expect(registered).toEqual({ ok: true, value: { accountId: expect.any(String) as string, account } });
    expect(await fixture().signIn(username, PASSWORD)).toMatchObject({
      value: { account: { username, phone, callingCode: '+86', locale: 'en' } },
    });
    expect(await fixture().codeFor({ username, phone })).toMatch(/^[0-9]{6}$/);
  });

  describe('by e-mail', () => {
    const newEmail = () => `newcomer${String(registrations++)}@example.com`;
    const askByMail = (email: string, context = fixture().context()) =>
      fixture().the(SendRegistrationCode).execute({ context, target: { email }, captcha: 'absent', locale: 'en' });
    const mailedCode = async (email: string) => {
      fixture().pass(60);
      expect(reason(await askByMail(email.toUpperCase()))).toBe('done');
      return fixture().messages.codeTo(email);
    };
    const registerByMail = (email: string, code: string, change: Change = {}) =>
      register('', code, { target: { email }, ...change });

    it('creates an account that can sign in and recover by its address, in whatever case it is typed', async () => {
      const email = newEmail();
      const code = await mailedCode(email);
      const prove = await fixture()
        .the(VerifyRegistrationCode)
        .execute({ context: fixture().context(), target: { email }, code });
      expect(reason(prove)).toBe('done');
      const registered = await registerByMail(email, code, { username: email });
      const account = expect.objectContaining({ username: email, phone: undefined, email }) as unknown;
      expect(registered).toMatchObject({ ok: true, value: { account } });
      expect(await fixture().signIn(email, PASSWORD)).toMatchObject({ ok: true });
      expect(fixture().messages.to(email).at(-1)).toMatchObject({ channel: 'email', template: 'register-code' });
      expect(reason(await fixture().send({ email, channel: 'email' }))).toBe('done');
      expect(fixture().messages.to(email).at(-1)).toMatchObject({ channel: 'email', template: 'recover-code' });
    });

    it('opens one account for an address, of parallel calls too', async () => {
      const email = newEmail();
      const code = await mailedCode(email);
      const outcomes = await inParallel(10, () => registerByMail(email, code));
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      expect(reason(await askByMail(email))).toBe('account-exists');
      expect(await fixture().query('SELECT id FROM auth_accounts WHERE unique_email = ?', [email])).toHaveLength(1);
    });

    it('lets an address that somebody else keeps unverified be verified, and none that a locked account has', async () => {
      const [email, phone] = [newEmail(), newPhone()];
      expect(reason(await register(phone, await codeFor(phone), { email }))).toBe('done');
      expect(reason(await registerByMail(email, await mailedCode(email)))).toBe('done');
      await fixture().query('UPDATE auth_accounts SET unique_email = NULL, locked_at = 1 WHERE unique_email = ?', [
        email,
      ]);
      expect(reason(await registerByMail(email, await mailedCode(email)))).toBe('account-exists');
    });

    it('sends the owner of a taken address a notice without a code, under uniform disclosure', async () => {
      const email = newEmail();
      await registerByMail(email, await mailedCode(email));
      fixture().pass(60);
      expect(reason(await askByMail(email, fixture().context({ disclosure: 'uniform' })))).toBe('done');
      expect(fixture().messages.to(email).at(-1)).toMatchObject({ channel: 'email', template: 'already-registered' });
    });

    it('refuses another address beside the verified one, and what is no address', async () => {
      const email = newEmail();
      const code = await mailedCode(email);
      expect(reason(await registerByMail(email, code, { email: newEmail() }))).toBe('malformed');
      expect(reason(await registerByMail(email, code, { email }))).toBe('done');
      expect(reason(await askByMail('nobody'))).toBe('target-invalid');
    });
  });

  it('writes nothing before the phone is verified', async () => {
    const phone = newPhone();
    const code = await codeFor(phone);
    for (const wrong of [another(code), '', 'wrong!']) expect(reason(await register(phone, wrong))).toBe('code-wrong');
    expect(await accountsWith(phone)).toBe(0);
    expect(reason(await register(phone, code))).toBe('done');
  });

  it('returns code-wrong for a taken user name, and notifies its owner once per code, under uniform disclosure', async () => {
    const owner = await fixture().newAccount();
    const context = fixture().context({ disclosure: 'uniform' });
    const phone = newPhone();
    const code = await codeFor(phone);
    const tries = [
      register(phone, code, { context, username: owner.username }),
      register(phone, code, { context, username: owner.username }),
    ];
    expect((await Promise.all(tries)).map(reason)).toEqual(['code-wrong', 'code-wrong']);
    expect(fixture().messages.to(owner.phone)).toMatchObject([{ template: 'already-registered' }]);
    expect(fixture().messages.to(phone)).toHaveLength(1);
    expect(await accountsWith(phone)).toBe(0);
  });

  it('returns code-wrong for a used, an expired and an exhausted code too, under uniform disclosure', async () => {
    const owner = await fixture().newAccount();
    const context = fixture().context({ disclosure: 'uniform' });
    const prove = async (number: string, code: string) =>
      reason(await fixture().the(VerifyRegistrationCode).execute({ context, target: { number }, code }));
    const [used, expired, guessed] = [newPhone(), newPhone(), newPhone()];
    const usedCode = await codeFor(used);
    for (let times = 0; times < 2; times++)
      expect(reason(await register(used, usedCode, { context, username: owner.username }))).toBe('code-wrong');
    expect(await prove(used, usedCode)).toBe('code-wrong');
    const expiredCode = await codeFor(expired);
    fixture().pass(300);
    expect([await prove(expired, expiredCode), reason(await register(expired, expiredCode, { context }))]).toEqual([
      ...['code-wrong', 'code-wrong'],
    ]);
    const guessedCode = await codeFor(guessed);
    for (let wrong = 1; wrong <= 5; wrong++) await register(guessed, another(guessedCode, wrong), { context });
    expect([await prove(guessed, guessedCode), reason(await register(guessed, guessedCode, { context }))]).toEqual([
      ...['code-wrong', 'code-wrong'],
    ]);
  });

  it('refuses a code of another phone or purpose', async () => {
    const [mine, other] = [newPhone(), newPhone()];
    const code = await codeFor(other);
    await codeFor(mine);
    expect(reason(await register(mine, code))).toBe('code-wrong');
    const ada = await fixture().newAccount();
    const recovery = await fixture().codeFor(ada);
    expect(reason(await register(mine, recovery))).toBe('code-wrong');
  });

  it('succeeds once per code and once per phone, in any format', async () => {
    const phone = newPhone();
    const code = await codeFor(phone);
    expect(reason(await register(phone, code))).toBe('done');
    expect(reason(await register(phone, code))).toBe('account-exists');
    for (const spelling of [phone, phone.slice(3), `00${phone.slice(1)}`])
      expect(reason(await ask(spelling))).toBe('account-exists');
    expect(await accountsWith(phone)).toBe(1);
  });

  it('tells that a user name is taken only with a right code, and keeps the code valid', async () => {
    const { username } = await fixture().newAccount();
    const phone = newPhone();
    const code = await codeFor(phone);
    for (const twin of [username, username.toUpperCase(), username.replace('P', 'Ｐ')]) {
      expect(reason(await register(phone, another(code), { username: twin }))).toBe('code-wrong');
      expect(reason(await register(phone, code, { username: twin }))).toBe('account-exists');
    }
    expect(reason(await register(phone, code))).toBe('done');
  });

  it.each<[string, Change, string]>([
    ['a name that cannot be one', { username: 'with space' }, 'malformed'],
    ['no name', { username: '' }, 'malformed'],
    ['a password that is too short', { password: 'zq8vxkw' }, 'password-rejected'],
    ['a password that everybody tries first', { password: 'Password1' }, 'password-rejected'],
    ['its own name for a password', { username: 'MyOwnName', password: 'myownname' }, 'password-rejected'],
    ['a number that is none', { target: { number: '1380013800' } }, 'target-invalid'],
    [
      'a number that disagrees with its country',
      { target: { number: '+8613600001000', callingCode: '+855' } },
      'target-invalid',
    ],
  ])('consumes nothing for %s', async (_what, change, expected) => {
    const phone = newPhone();
    const code = await codeFor(phone);
    for (let times = 0; times < 6; times++) expect(reason(await register(phone, code, change))).toBe(expected);
    expect(reason(await register(phone, code))).toBe('done');
  });

  it('refuses the phone of the account as a password', async () => {
    const phone = newPhone();
    const code = await codeFor(phone);
    expect(reason(await register(phone, code, { password: phone.slice(3) }))).toBe('password-rejected');
  });

  it('refuses a phone of an existing account, however that was created', async () => {
    const { phone } = await fixture().newAccount();
    expect(reason(await ask(phone))).toBe('account-exists');
    expect(reason(await register(phone, '000000'))).toBe('account-exists');
    const [late] = [newPhone()];
    const code = await codeFor(late);
    await fixture().newAccount({ phone: verified(late) });
    expect(reason(await register(late, code))).toBe('account-exists');
    expect(await accountsWith(late)).toBe(1);
  });

  it('creates no second account under uniform disclosure', async () => {
    await fixture().newAccount({ phone: verified(TEST_TARGET) });
    const context = fixture().context({ disclosure: 'uniform' });
    expect(reason(await ask(TEST_TARGET, context))).toBe('done');
    expect(reason(await register(TEST_TARGET, '000000', { context }))).toBe('code-wrong');
    expect(reason(await register(TEST_TARGET, '135790', { context }))).toBe('code-wrong');
    expect(reason(await register(TEST_TARGET, '135790', { context }))).not.toBe('done');
    expect(await accountsWith(TEST_TARGET)).toBe(1);
  });

  it('refuses phones of countries and types that are not served', async () => {
    expect(await ask('+85512345678')).toMatchObject({ refusal: { reason: 'target-not-allowed', why: 'country' } });
    expect(await ask('+861065529988')).toMatchObject({ refusal: { reason: 'target-not-allowed', why: 'number-type' } });
    expect(reason(await ask('1380013800'))).toBe('target-invalid');
  });

  it('creates one account of 50 parallel calls with one code', async () => {
    const phone = newPhone();
    const code = await codeFor(phone);
    const answers = await inParallel(50, async () => reason(await register(phone, code)));
    expect(answers.filter((each) => each === 'done')).toHaveLength(1);
    expect(answers.filter((each) => ['account-exists', 'code-expired'].includes(each))).toHaveLength(49);
    expect(await accountsWith(phone)).toBe(1);
  });

  it('creates one account and consumes one code of 50 parallel calls for one user name', async () => {
    const spellings = ['Raced', 'RACED', 'raced', 'Ｒaced'];
    const registrants: { phone: string; code: string }[] = [];
    for (let n = 0; n < 50; n++) {
      const phone = newPhone();
      registrants.push({ phone, code: await codeFor(phone) });
      fixture().pass(-60);
    }
    const answers = await Promise.all(
      registrants.map(({ phone, code }, n) => register(phone, code, { username: spellings[n % 4] ?? '' }).then(reason)),
    );
    expect(answers.filter((each) => each === 'done')).toHaveLength(1);
    expect(answers.filter((each) => each === 'account-exists')).toHaveLength(49);
    const [loser] = registrants.filter((_, n) => answers[n] !== 'done');
    expect(reason(await register(loser?.phone ?? '', loser?.code ?? ''))).toBe('done');
  });
});
