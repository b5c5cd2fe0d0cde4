import {
  CreateAccount,
  RegisterWithCode,
  ResetWithCode,
  ResetWithLink,
  SendRecoveryLink,
  SendRegistrationCode,
  ShowAccount,
} from '../../src/auth';
import type { TestAccount } from '../support/accounts';
import { type AuthFixture, useAuthFixture } from '../support/auth-fixture';
import { describeEachDatabase } from '../support/database-harness';

interface Entry {
  readonly event: string;
  readonly outcome: string;
  readonly purpose: string | null;
  readonly account_id: string | null;
  readonly target: string | null;
  readonly ip: string;
}

const NEW_PASSWORD = 'a new password';

describeEachDatabase('AuditRecorder', (kind) => {
  const fixture = useAuthFixture(kind);
  let ada: TestAccount;
  const secrets: string[] = [];

  beforeEach(async () => {
    fixture().pass(60);
    ada = await fixture().newAccount();
  });

  const secret = (text: string): string => {
    secrets.push(text);
    return text;
  };
  /** Audit entries of one call from a new IP address. */
  const recorded = async (call: (context: ReturnType<AuthFixture['context']>) => Promise<unknown>) => {
    const context = fixture().context();
    await call(context);
    return fixture().query<Entry>(
      'SELECT event, outcome, purpose, account_id, target, ip FROM audit_entries WHERE ip = ? ORDER BY id',
      [context.ip],
    );
  };
  const entry = (event: string, outcome: string, rest: Partial<Entry> = {}): Partial<Entry>[] => [
    { event, outcome, purpose: 'recover', account_id: ada.id, target: null, ...rest },
  ];
  const nobody = { account_id: null };

  it('records every send of a code', async () => {
    const target = ada.phone.replace(/^(.{6}).{4}/, '$1****');
    const send = (username: string) => recorded((context) => fixture().send({ username }, context));
    expect(await send(ada.username)).toMatchObject(entry('send-code', 'done', { target }));
    expect(await send(ada.username)).toMatchObject(entry('send-code', 'too-frequent', { target }));
    expect(await send('nobody')).toMatchObject(entry('send-code', 'account-unknown', nobody));
  });

  it('records every attempt at a code', async () => {
    const code = secret(await fixture().codeFor(ada));
    const { username, phone } = ada;
    expect(await recorded((context) => fixture().verify({ username }, '000000', context))).toMatchObject(
      entry('verify-code', 'code-wrong'),
    );
    expect(await recorded((context) => fixture().prove(phone, code, context))).toMatchObject(
      entry('verify-code', 'done'),
    );
    expect(await recorded((context) => fixture().prove('+8613700137999', code, context))).toMatchObject(
      entry('verify-code', 'account-unknown', nobody),
    );
  });

  it('records the true outcome of a uniform answer', async () => {
    const veiled = (username: string) =>
      recorded(({ ip }) => fixture().verify({ username }, '000000', fixture().context({ ip, disclosure: 'uniform' })));
    await fixture().codeFor(ada);
    for (let guess = 0; guess < 5; guess++) await veiled(ada.username);
    expect(await veiled(ada.username)).toMatchObject(entry('verify-code', 'code-exhausted'));
    expect(await veiled('nobody')).toMatchObject(entry('verify-code', 'code-wrong', nobody));
  });

  it('records every reset, also of unknown accounts', async () => {
    const ticket = secret(await fixture().ticketFor(ada));
    const reset = (username: string, token: string, password: string) =>
      recorded((context) => fixture().reset(username, token, secret(password), context));
    expect(await reset(ada.username, 'no ticket', NEW_PASSWORD)).toMatchObject(entry('reset-password', 'ticket-wrong'));
    expect(await reset(ada.username, ticket, 'zq8vxkw')).toMatchObject(entry('reset-password', 'password-rejected'));
    expect(await reset('nobody', ticket, NEW_PASSWORD)).toMatchObject(
      entry('reset-password', 'account-unknown', nobody),
    );
    expect(await reset(ada.username, ticket, NEW_PASSWORD)).toMatchObject(entry('reset-password', 'done'));
    const withCode = (number: string) =>
      recorded((context) =>
        fixture()
          .the(ResetWithCode)
          .execute({
            ...{ context, phone: { number }, code: '000000', newPassword: NEW_PASSWORD, policy: 'core' },
          }),
      );
    await fixture().codeFor(ada);
    expect(await withCode(ada.phone)).toMatchObject(entry('reset-password', 'code-wrong'));
    expect(await withCode('+8613700137999')).toMatchObject(entry('reset-password', 'account-unknown', nobody));
  });

  it('records every link that is sent or used', async () => {
    const send = (email: string) =>
      recorded((context) => fixture().the(SendRecoveryLink).execute({ context, email, locale: 'en' }));
    const target = ada.email.replace(/^(.).*@/, '$1***@');
    expect(await send(ada.email)).toMatchObject(entry('send-link', 'done', { target }));
    expect(await send(ada.email)).toMatchObject(entry('send-link', 'too-frequent', { target }));
    expect(await send('nobody@example.com')).toMatchObject(entry('send-link', 'account-unknown', nobody));
    const link = fixture().messages.linkTo(ada.email);
    const follow = (accountId: string) =>
      recorded((context) =>
        fixture()
          .the(ResetWithLink)
          .execute({
            ...{ context, ...link, token: secret(link.token), accountId, newPassword: NEW_PASSWORD, policy: 'core' },
          }),
      );
    expect(await follow('nobody')).toMatchObject(entry('reset-password', 'ticket-wrong', nobody));
    expect(await follow(ada.id)).toMatchObject(entry('reset-password', 'done'));
  });

  it('records every registration', async () => {
    const phone = { number: '+8613600136000' };
    const purpose = 'register';
    const ask = { target: phone, captcha: 'absent', locale: 'en' } as const;
    expect(
      await recorded((context) =>
        fixture()
          .the(SendRegistrationCode)
          .execute({ context, ...ask }),
      ),
    ).toMatchObject(entry('send-code', 'done', { ...nobody, purpose, target: '+86136****6000' }));
    const code = secret(fixture().messages.codeTo(phone.number));
    const register = (typed: string) =>
      recorded((context) =>
        fixture()
          .the(RegisterWithCode)
          .execute({
            ...{ context, username: 'newcomer', target: phone, code: typed, policy: 'core', locale: 'en' },
            password: secret('a password of my own'),
          }),
      );
    expect(await register('000000')).toMatchObject(entry('register', 'code-wrong', { ...nobody, purpose }));
    const account = { account_id: expect.any(String) as string };
    expect(await register(code)).toMatchObject(entry('register', 'done', { ...account, purpose }));
  });

  it('records every sign-in', async () => {
    const purpose = 'sign-in';
    const signIn = (username: string, password: string) =>
      recorded((context) => fixture().signIn(username, secret(password), context));
    expect(await signIn(ada.username, ada.password)).toMatchObject(entry('sign-in', 'done', { purpose }));
    expect(await signIn(ada.username, 'wrong password')).toMatchObject(
      entry('sign-in', 'credentials-wrong', { purpose }),
    );
    expect(await signIn('nobody', 'wrong password')).toMatchObject(
      entry('sign-in', 'credentials-wrong', { ...nobody, purpose }),
    );
  });

  it('records the commands of operators', async () => {
    const command = { app: 'default', username: 'by.hand', password: secret('a password for them') };
    const created = await fixture().the(CreateAccount).execute(command);
    expect(await fixture().the(CreateAccount).execute(command)).toMatchObject({
      refusal: { reason: 'account-exists' },
    });
    const entries = await fixture().query<Entry>(`SELECT * FROM audit_entries WHERE ip = 'local' ORDER BY id`);
    const id = created.ok ? created.value.id : '';
    expect(entries.map(({ outcome, account_id: account }) => [outcome, account])).toEqual(
      expect.arrayContaining([
        ['done', id],
        ['account-exists', null],
      ]),
    );
    const shown = await fixture().the(ShowAccount).execute({ app: 'default', identifier: ada.phone });
    expect(shown).toMatchObject([{ id: ada.id, phone: ada.phone.replace(/^(.{6}).{4}/, '$1****') }]);
  });

  it('stores no full address, and no code, password, ticket or token', async () => {
    const everything = JSON.stringify(
      await fixture().query('SELECT app, event, outcome, purpose, account_id, target, ip FROM audit_entries'),
    );
    const addresses = [...Array.from({ length: 9 }, (_, n) => `person${String(n)}@`), '+8613900001', '+8613600136000'];
    expect(secrets.length).toBeGreaterThan(8);
    expect([...secrets, ...addresses].filter((each) => everything.includes(each))).toEqual([]);
  });
});
