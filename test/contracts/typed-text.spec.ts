import {
  CheckAccount,
  CreateAccount,
  RegisterWithCode,
  ResetWithCode,
  SendRegistrationCode,
  SendRecoveryLink,
} from '../../src/auth';
import { DataSource } from 'typeorm';
import { Conversions } from '../../src/notification/outbox/conversions';
import type { TestAccount } from '../support/accounts';
import { reason, useAuthFixture } from '../support/auth-fixture';
import { describeEachDatabase } from '../support/database-harness';
import { another } from '../support/otp-fixture';
import { StatementCounter } from '../support/statement-counter';
import { Typist } from '../support/typed-spellings';

const PASSWORD = 'a password of my own';
const FAMILY = '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}';

describeEachDatabase('what people type or paste', (kind) => {
  const fixture = useAuthFixture(kind, { LIMITS: '{"ipSendsPerHour":1000}' });
  let ada: TestAccount;
  let registrations = 0;

  beforeAll(async () => {
    await fixture().newAccount({ username: 'demo' });
  });

  beforeEach(async () => {
    fixture().pass(4 * 3_600);
    ada = await fixture().newAccount();
  });

  const count = async (table: string) =>
    Number((await fixture().query<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.n);
  const create = (identity: { username?: string; phone?: string; email?: string }) =>
    fixture()
      .the(CreateAccount)
      .execute({ app: 'default', password: PASSWORD, ...identity });
  const register = async (username: string, spell: (code: string) => string = (code) => code) => {
    const phone = `+861350000${String(1000 + registrations++)}`;
    const send = { context: fixture().context(), target: { number: phone }, captcha: 'absent', locale: 'en' } as const;
    expect(reason(await fixture().the(SendRegistrationCode).execute(send))).toBe('done');
    const code = spell(fixture().messages.codeTo(phone));
    const details = {
      username,
      target: { number: phone },
      code,
      password: PASSWORD,
      policy: 'core',
      locale: 'en',
    } as const;
    return fixture()
      .the(RegisterWithCode)
      .execute({ context: fixture().context(), ...details });
  };

  describe('a user name', () => {
    const SPELLINGS = [
      'demo ',
      ' demo',
      'demo\n',
      '\u3000demo\u00a0',
      '\u202ddemo\u202c',
      '\ufeffdemo',
      'de\u200bmo',
      'ｄｅｍｏ',
    ];

    it.each(SPELLINGS)('%j is demo, at every look-up', async (username) => {
      expect(reason(await fixture().send({ username }))).toBe('done');
      const context = fixture().context();
      expect(await fixture().the(CheckAccount).execute({ context, username })).toMatchObject({ value: 'exists' });
      expect(reason(await fixture().signIn(username, 'no password'))).toBe('credentials-wrong');
      expect(reason(await fixture().verify({ username }, '000000'))).toBe('code-wrong');
      expect(reason(await fixture().reset(username, 'no ticket', PASSWORD))).toBe('ticket-wrong');
    });

    it.each(SPELLINGS)('%j makes no second account', async (username) => {
      const before = await count('auth_accounts');
      expect(reason(await register(username))).toBe('account-exists');
      expect(reason(await create({ username }))).toBe('account-exists');
      expect(await count('auth_accounts')).toBe(before);
    });

    it('is stored and shown without what surrounds it', async () => {
      expect(await register(' Grace\u202e ')).toMatchObject({ value: { account: { username: 'Grace' } } });
      expect(await fixture().signIn('grace', PASSWORD)).toMatchObject({ value: { account: { username: 'Grace' } } });
    });

    it('may be an emoji, joined or not, as which it is shown, and which has one owner', async () => {
      expect(await register(FAMILY)).toMatchObject({ value: { account: { username: FAMILY } } });
      expect(await register('\u2764\ufe0f')).toMatchObject({ value: { account: { username: '\u2764\ufe0f' } } });
      for (const twin of [FAMILY, FAMILY.replaceAll('\u200d', ''), `${FAMILY}\ufe0f`, '\u2764', '\u2764\ufe0e']) {
        expect(reason(await fixture().signIn(twin, PASSWORD))).toBe('done');
        expect(reason(await register(twin))).toBe('account-exists');
        expect(reason(await create({ username: twin }))).toBe('account-exists');
      }
    });

    it('that is a number in groups is the number', async () => {
      const { phone } = await fixture().newAccount({ username: '13500009999' });
      expect(reason(await fixture().send({ username: '135 0000 9999 ' }))).toBe('done');
      expect(fixture().messages.to(phone)).toHaveLength(1);
      expect(reason(await register('\u0661\u0663\u0665 0000 9999'))).toBe('account-exists');
    });
  });

  it('as an e-mail address finds its account, in any width and with an ideographic full stop', async () => {
    const local = ada.email.split('@')[0] ?? '';
    const spellings = [` ${ada.email}\n`, `${local}＠example。com`, `\u202a${local}@ｅｘａｍｐｌｅ．ｃｏｍ\u202c`];
    for (const email of spellings) {
      fixture().pass(60);
      const sent = await fixture().the(SendRecoveryLink).execute({ context: fixture().context(), email, locale: 'en' });
      expect([email, reason(sent)]).toEqual([email, 'done']);
    }
    expect(fixture().messages.to(ada.email)).toHaveLength(3);
    expect(await create({ email: ` ${ada.email.toUpperCase()} ` })).toMatchObject({ ok: true });
  });

  it('as a phone number reaches the same account and the same rate window', async () => {
    const typist = new Typist(1);
    expect(reason(await fixture().send({ phone: { number: ada.phone } }))).toBe('done');
    const context = fixture().context();
    expect(reason(await fixture().send({ phone: { number: ada.phone } }, context))).toBe('too-frequent');
    const windows = await count('otp_rate_windows');
    for (let round = 0; round < 200; round++) {
      const number = typist.phone(ada.phone);
      expect([number, reason(await fixture().send({ phone: { number } }, context))]).toEqual([number, 'too-frequent']);
    }
    expect(await count('otp_rate_windows')).toBe(windows);
    expect(fixture().messages.to(ada.phone)).toHaveLength(1);
  });

  it('as a phone number makes no second account', async () => {
    const typist = new Typist(2);
    const before = await count('auth_accounts');
    for (let round = 0; round < 50; round++) {
      const phone = { number: typist.phone(ada.phone) };
      const send = { context: fixture().context(), target: phone, captcha: 'absent', locale: 'en' } as const;
      expect(reason(await fixture().the(SendRegistrationCode).execute(send))).toBe('account-exists');
    }
    expect(await count('auth_accounts')).toBe(before);
  });

  it('as a code is right, however a right code is decorated, and is used once', async () => {
    const typist = new Typist(3);
    const code = await fixture().codeFor(ada);
    for (let round = 0; round < 50; round++) {
      const spelled = typist.code(code);
      const reset = { username: ada.username, code: spelled, newPassword: ada.username, policy: 'core' } as const;
      const refused = reason(
        await fixture()
          .the(ResetWithCode)
          .execute({ context: fixture().context(), ...reset }),
      );
      /* The password, which is the account's name, is refused to a right code only. */
      expect([spelled, refused]).toEqual([spelled, 'password-rejected']);
    }
    expect(reason(await fixture().verify({ username: ada.username }, typist.code(code)))).toBe('done');
    expect(reason(await fixture().verify({ username: ada.username }, typist.code(code)))).toBe('code-expired');
  });

  it('as a code of a registration is right, however it is decorated', async () => {
    const typist = new Typist(4);
    for (let round = 0; round < 5; round++)
      expect(reason(await register(`typist${String(round)}`, (code) => typist.code(code)))).toBe('done');
  });

  describe('as what cannot be a code', () => {
    const NO_CODES = ['', '12345', '1234567', '12345a', '+12345', '12-34-56', 'hunter2!', '\u200b', ' '.repeat(300)];

    it('is a wrong one and no attempt, as often as it comes', async () => {
      const code = await fixture().codeFor(ada);
      const context = fixture().context();
      const windows = await fixture().query('SELECT * FROM otp_rate_windows ORDER BY 1');
      for (let round = 0; round < 4; round++) {
        for (const text of NO_CODES)
          expect(reason(await fixture().verify({ username: ada.username }, text, context))).toBe('code-wrong');
      }
      expect(await fixture().query('SELECT * FROM otp_rate_windows ORDER BY 1')).toEqual(windows);
      expect(reason(await fixture().verify({ username: ada.username }, code, context))).toBe('done');
    });

    it('is answered the same with and without a challenge, and after too many attempts', async () => {
      const eve = await fixture().newAccount();
      const code = await fixture().codeFor(eve);
      for (let guess = 1; guess <= 6; guess++) await fixture().verify({ username: eve.username }, another(code, guess));
      expect(reason(await fixture().verify({ username: eve.username }, code))).toBe('code-exhausted');
      for (const { username } of [ada, eve])
        expect(reason(await fixture().verify({ username }, '12345'))).toBe('code-wrong');
    });

    it('costs the same statements for every account and for none, where answers are uniform', async () => {
      const eve = await fixture().newAccount();
      await fixture().codeFor(eve);
      const context = () => fixture().context({ disclosure: 'uniform' });
      const counter = new StatementCounter(fixture().the(DataSource));
      const costs: (readonly string[])[] = [];
      await fixture().the(Conversions).flush(); // codes that were accepted before
      for (const username of [ada.username, eve.username, 'nobody']) {
        const { statements } = await counter.during(async () => {
          expect(reason(await fixture().verify({ username }, '12345', context()))).toBe('code-wrong');
        });
        costs.push(statements);
      }
      expect(costs[1]).toEqual(costs[0]);
      expect(costs[2]).toEqual(costs[0]);
    });
  });
});
