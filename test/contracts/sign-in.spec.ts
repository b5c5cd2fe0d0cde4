import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SignIn } from '../../src/auth';
import { SessionStore } from '../../src/auth/sessions/session.store';
import { tokenDigest } from '../../src/common';
import { Database } from '../../src/database';
import type { Outcome, Refusal } from '../../src/common';
import { verified } from '../builders/an-account';
import type { TestAccount } from '../support/accounts';
import { useAuthFixture, reason } from '../support/auth-fixture';
import { describeEachDatabase } from '../support/database-harness';
import { inParallel } from '../support/concurrency';
import { StatementCounter } from '../support/statement-counter';

const FAMILY_PHONE = '+8613700137000';

describeEachDatabase('SignIn', (kind) => {
  const fixture = useAuthFixture(kind);
  let ada: TestAccount;

  beforeEach(async () => {
    ada = await fixture().newAccount();
  });

  type Who = Partial<Parameters<SignIn['execute']>[0]>;
  const signIn = (who: Who, password = ada.password, context = fixture().context()) =>
    fixture()
      .the(SignIn)
      .execute({ context, password, captcha: 'absent', ...who });
  const waitOf = (outcome: Outcome<unknown, Refusal>) =>
    !outcome.ok && 'retryAfterSeconds' in outcome.refusal ? outcome.refusal.retryAfterSeconds : undefined;

  it('opens a session by user name, in any case, and by phone, in any format', async () => {
    const local = ada.phone.slice(3);
    const ways: Who[] = [
      { username: ada.username },
      { username: ada.username.toLowerCase() },
      { phone: { number: local } },
      { phone: { number: `0086 ${local}`, callingCode: '+86' } },
    ];
    for (const who of ways) {
      const signedIn = await signIn(who);
      const account = { id: ada.id, username: ada.username, phone: ada.phone, callingCode: '+86', locale: 'en' };
      expect(signedIn).toMatchObject({ value: { account } });
      const token = signedIn.ok ? signedIn.value.token.reveal() : '';
      expect(await fixture().the(SessionStore).use(tokenDigest(token), { idleSeconds: 60 })).toMatchObject({
        accountId: ada.id,
      });
      expect(JSON.stringify(signedIn)).not.toContain(token);
      expect(JSON.stringify(await fixture().query('SELECT * FROM auth_sessions'))).not.toContain(token);
    }
  });

  it.each<[string, () => Who, () => string]>([
    ['a wrong password', () => ({ username: ada.username }), () => `${ada.password}x`],
    ['an empty password', () => ({ username: ada.username }), () => ''],
    ['a password in another case', () => ({ username: ada.username }), () => ada.password.toUpperCase()],
    ['an unknown name', () => ({ username: 'nobody' }), () => ada.password],
    ['a twin of the name', () => ({ username: ada.username.replace('e', '\u0435') }), () => ada.password],
    ['an unknown number', () => ({ phone: { number: '13700137999' } }), () => ada.password],
    ['what is no number', () => ({ phone: { number: 'nobody' } }), () => ada.password],
    ['neither name nor number', () => ({}), () => ada.password],
    ['a megabyte of password', () => ({ username: ada.username }), () => 'x'.repeat(1_000_000)],
  ])('gives the same refusal for %s', async (_what, who, password) => {
    expect(await signIn(who(), password())).toEqual({ ok: false, refusal: { reason: 'credentials-wrong' } });
  });

  it('refuses a shared phone without a user name', async () => {
    const [bob, eve] = ['bob', 'eve'].map((name) => `${name}.${ada.username}`);
    for (const username of [bob, eve])
      await fixture().newAccount({ username, phone: verified(FAMILY_PHONE), passwordHash: 'plain:ours' });
    expect(reason(await signIn({ phone: { number: FAMILY_PHONE } }, 'ours'))).toBe('credentials-wrong');
    expect(reason(await signIn({ username: bob ?? '' }, 'ours'))).toBe('done');
  });

  it('shows a wait under the identifier that was typed only, in every spelling of it', async () => {
    const context = fixture().context();
    const [person, nobody] = [await fixture().newAccount(), '13700137998'];
    const wrong = (who: Parameters<typeof signIn>[0]) => signIn(who, 'wrong', context);
    for (const number of [person.phone, nobody]) {
      for (let failures = 0; failures < 5; failures++)
        expect(reason(await wrong({ phone: { number } }))).toBe('credentials-wrong');
      expect(reason(await wrong({ phone: { number } }))).toBe('throttled');
      expect(reason(await wrong({ login: number }))).toBe('throttled');
    }
    expect(reason(await wrong({ username: person.username }))).toBe('credentials-wrong');
    expect(reason(await signIn({ username: person.username }, person.password, context))).toBe('done');
  });

  it('refuses an unverified phone', async () => {
    await fixture().newAccount({ phone: { value: '+8613700137001', isVerified: false }, passwordHash: 'plain:mine' });
    expect(reason(await signIn({ phone: { number: '+8613700137001' } }, 'mine'))).toBe('credentials-wrong');
  });

  it('does the same work for existing and unknown accounts', async () => {
    const counter = new StatementCounter(fixture().the(DataSource));
    const measure = async (username: string) => {
      const { verified: before } = fixture().hasher;
      const { statements } = await counter.during(() => signIn({ username }, 'a wrong password'));
      return { statements, hashes: fixture().hasher.verified - before };
    };
    expect(await measure('nobody')).toEqual(await measure(ada.username));
  });

  it('rehashes an outdated hash', async () => {
    await fixture()
      .the(Database)
      .execute('UPDATE auth_accounts SET password_hash = ? WHERE id = ?', ['old:mine', ada.id]);
    expect(reason(await signIn({ username: ada.username }, 'mine'))).toBe('done');
    const [row] = await fixture().query<{ password_hash: string }>(
      'SELECT password_hash FROM auth_accounts WHERE id = ?',
      [ada.id],
    );
    expect(row).toEqual({ password_hash: 'plain:mine' });
  });

  it('throttles from the fifth failure on by 2^(n-5) seconds, right passwords too', async () => {
    const context = fixture().context();
    const attempt = (password: string) => signIn({ username: ada.username }, password, context);
    for (let failure = 1; failure <= 4; failure++) expect(reason(await attempt('wrong'))).toBe('credentials-wrong');
    for (const seconds of [1, 2, 4, 8, 16, 32]) {
      expect(reason(await attempt('wrong'))).toBe('credentials-wrong');
      expect(waitOf(await attempt(ada.password))).toBeLessThanOrEqual(seconds);
      fixture().pass(seconds);
    }
  });

  it('requires a captcha after ten failures, and accepts the password with a passed one', async () => {
    const context = fixture().context();
    for (let failure = 1; failure <= 10; failure++) {
      expect(reason(await signIn({ username: ada.username }, 'wrong', context))).toBe('credentials-wrong');
      fixture().pass(32);
    }
    expect(reason(await signIn({ username: ada.username }, ada.password, context))).toBe('captcha-required');
    const passed = { username: ada.username, captcha: 'passed' } as const;
    expect(reason(await signIn(passed, ada.password, context))).toBe('done');
    expect(reason(await signIn({ username: ada.username }, ada.password, context))).toBe('done');
  });

  it('does not refuse an account because of failures from other IP addresses', async () => {
    const attacker = fixture().context();
    for (let failure = 1; failure <= 12; failure++) {
      await signIn({ username: ada.username, captcha: 'passed' }, 'wrong', attacker);
      fixture().pass(2 ** Math.max(0, failure - 5));
    }
    expect(reason(await signIn({ username: ada.username }))).toBe('done');
    expect(reason(await signIn({ username: ada.username }, ada.password, attacker))).toBe('captcha-required');
  });

  it('does not reset the failures of other accounts by a success', async () => {
    const attacker = fixture().context();
    const eve = await fixture().newAccount();
    for (let failure = 1; failure <= 5; failure++) {
      expect(reason(await signIn({ username: ada.username }, 'wrong', attacker))).toBe('credentials-wrong');
      expect(reason(await signIn({ username: eve.username }, eve.password, attacker))).toBe('done');
    }
    expect(reason(await signIn({ username: ada.username }, 'wrong', attacker))).toBe('throttled');
  });

  it('counts failures of unknown accounts like those of existing ones', async () => {
    const [context, other] = [fixture().context(), fixture().context()];
    for (let failure = 1; failure <= 7; failure++) {
      const known = await signIn({ username: ada.username }, 'wrong', context);
      const unknown = await signIn({ username: 'nobody' }, 'wrong', other);
      expect(reason(unknown)).toBe(reason(known));
    }
  });

  describe('after 100 failures in a row over all addresses', () => {
    beforeAll(() => {
      Logger.overrideLogger(false);
    });

    const wrongFromEverywhere = async (who: Who, times = 100) => {
      for (let n = 0; n < times; n++) expect(reason(await signIn(who, 'wrong'))).toBe('credentials-wrong');
    };

    it('asks unknown addresses for a captcha, and takes the right password with one', async () => {
      const who = { username: ada.username };
      await wrongFromEverywhere(who);
      expect(reason(await signIn(who))).toBe('captcha-required');
      expect(reason(await signIn({ ...who, captcha: 'passed' }))).toBe('done');
      expect(reason(await signIn(who))).toBe('done');
    });

    it('lets those sign in as before who have signed in from their address, within 90 days', async () => {
      const who = { username: ada.username };
      const [home, away] = [fixture().context(), fixture().context()];
      expect(reason(await signIn(who, ada.password, home))).toBe('done');
      await wrongFromEverywhere(who);
      expect(reason(await signIn(who, 'a slip', home))).toBe('credentials-wrong');
      expect(reason(await signIn(who, ada.password, away))).toBe('captcha-required');
      expect(reason(await signIn(who, ada.password, home))).toBe('done');
      fixture().pass(91 * 86_400);
      await wrongFromEverywhere(who);
      expect(reason(await signIn(who, ada.password, home))).toBe('captcha-required');
    });

    it('makes each unknown address wait half a minute where the client has no captcha', async () => {
      const who = { username: ada.username, captcha: 'unsupported' } as const;
      await wrongFromEverywhere(who);
      const home = fixture().context();
      expect(waitOf(await signIn(who, ada.password, home))).toBe(30);
      expect(reason(await signIn(who, ada.password, home))).toBe('throttled');
      fixture().pass(30);
      expect(reason(await signIn(who, 'a slip', home))).toBe('credentials-wrong');
      expect(waitOf(await signIn(who, ada.password, home))).toBeGreaterThan(25);
      fixture().pass(30);
      expect(reason(await signIn(who, ada.password, home))).toBe('done');
    });

    it('tells the same of a name that no account has, and of none other of the account', async () => {
      await wrongFromEverywhere({ username: 'no such person' });
      expect(reason(await signIn({ username: 'no such person' }))).toBe('captcha-required');
      await wrongFromEverywhere({ phone: { number: ada.phone } });
      expect(reason(await signIn({ phone: { number: ada.phone } }))).toBe('captcha-required');
      expect(reason(await signIn({ username: ada.username }))).toBe('done');
    });

    it('judges exactly 100 of 130 parallel ones', async () => {
      const answers = await inParallel(130, async () => reason(await signIn({ username: ada.username }, 'wrong')));
      expect(answers.filter((each) => each === 'credentials-wrong')).toHaveLength(100);
      expect(answers.filter((each) => each === 'captcha-required')).toHaveLength(30);
    });

    it('tells the operator once', async () => {
      const told: string[] = [];
      Logger.overrideLogger({ log: () => undefined, warn: () => undefined, error: (line: string) => told.push(line) });
      await wrongFromEverywhere({ username: ada.username });
      await signIn({ username: ada.username }, 'wrong');
      Logger.overrideLogger(false);
      expect(told.filter((line) => line.includes(ada.id))).toHaveLength(1);
    });
  });

  it('counts each of 50 parallel failures', async () => {
    const context = fixture().context();
    const wrong = async () => reason(await signIn({ username: ada.username }, 'wrong', context));
    for (let failures = 0; failures < 8; failures++) {
      await wrong();
      fixture().pass(30);
    }
    const answers = await inParallel(50, wrong);
    expect(answers.filter((each) => each === 'credentials-wrong')).toHaveLength(1);
    expect(answers.filter((each) => each === 'throttled')).toHaveLength(49);
  });
});
