import { ResetWithCode, SendRecoveryLink, SignIn } from '../../src/auth';
import { AccountDirectory } from '../../src/auth/accounts/account.directory';
import { SessionStore } from '../../src/auth/sessions/session.store';
import { tokenDigest } from '../../src/common';
import { OutboxStore } from '../../src/notification/outbox/outbox.store';
import type { TestAccount } from '../support/accounts';
import { useAuthFixture, reason } from '../support/auth-fixture';
import { describeEachDatabase } from '../support/database-harness';
import { inParallel } from '../support/concurrency';

const NEW_PASSWORD = 'a new password';

describeEachDatabase('ResetWithCode and the effects of a reset', (kind) => {
  const fixture = useAuthFixture(kind);
  let ada: TestAccount;

  beforeEach(async () => {
    ada = await fixture().newAccount();
  });

  const signIn = async (password: string) => reason(await fixture().signIn(ada.username, password));
  const withCode = async (code: string, newPassword = NEW_PASSWORD, accountId?: string) => {
    const named = accountId === undefined ? {} : { accountId };
    const ask = {
      context: fixture().context(),
      phone: { number: ada.phone },
      code,
      newPassword,
      policy: 'core',
      ...named,
    } as const;
    return reason(await fixture().the(ResetWithCode).execute(ask));
  };
  const openSession = async () => {
    const signedIn = await fixture().signIn(ada.username, ada.password);
    return signedIn.ok ? tokenDigest(signedIn.value.token.reveal()) : '';
  };
  const isOpen = async (digest: string) =>
    (await fixture().the(SessionStore).use(digest, { idleSeconds: 60 })) !== undefined;

  it('accepts a code with or without a peek before it', async () => {
    const checked = await fixture().codeFor(ada);
    expect(reason(await fixture().prove(ada.phone, checked))).toBe('done');
    expect(await withCode(checked, 'first new one', ada.id)).toBe('done');
    expect(await withCode(await fixture().codeFor(ada), 'second new one')).toBe('done');
    expect([await signIn('first new one'), await signIn('second new one')]).toEqual(['credentials-wrong', 'done']);
  });

  it('refuses a code with the id of another account, and keeps the code valid', async () => {
    const eve = await fixture().newAccount();
    const code = await fixture().codeFor(ada);
    for (const id of [eve.id, 'nobody', '']) expect(await withCode(code, NEW_PASSWORD, id)).not.toBe('done');
    expect([await signIn(ada.password), reason(await fixture().signIn(eve.username, eve.password))]).toEqual([
      'done',
      'done',
    ]);
    expect(await withCode(code, NEW_PASSWORD, ada.id)).toBe('done');
  });

  it('consumes nothing for a rejected password', async () => {
    const code = await fixture().codeFor(ada);
    for (let times = 0; times < 7; times++) expect(await withCode(code, 'short')).toBe('password-rejected');
    for (let times = 0; times < 7; times++) expect(await withCode(code, ada.email)).toBe('password-rejected');
    expect(await withCode(code)).toBe('done');
  });

  it('charges an attempt for a wrong code, and exhausts the challenge after five', async () => {
    const code = await fixture().codeFor(ada);
    for (let guess = 0; guess < 5; guess++) expect(await withCode('000000')).toBe('code-wrong');
    expect(await withCode(code)).toBe('code-exhausted');
    expect(await signIn(ada.password)).toBe('done');
  });

  it('ends all sessions, and opens none', async () => {
    const sessions = await inParallel(5, openSession);
    expect(await inParallel(5, (n) => isOpen(sessions[n] ?? ''))).toEqual([true, true, true, true, true]);
    const count = async () => (await fixture().query('SELECT digest FROM auth_sessions')).length;
    const before = await count();
    expect(await withCode(await fixture().codeFor(ada))).toBe('done');
    expect(await inParallel(5, (n) => isOpen(sessions[n] ?? ''))).toEqual([false, false, false, false, false]);
    expect(await count()).toBe(before);
  });

  it('invalidates outstanding tickets, links and codes', async () => {
    const ticket = await fixture().ticketFor(ada);
    const link = { context: fixture().context(), email: ada.email, locale: 'en' } as const;
    expect(reason(await fixture().the(SendRecoveryLink).execute(link))).toBe('done');
    const code = await fixture().codeFor(ada);
    expect(await withCode(code)).toBe('done');
    expect(reason(await fixture().reset(ada.username, ticket, 'by the ticket'))).toBe('ticket-expired');
    expect(await withCode(code, 'by the code')).toBe('code-expired');
    expect(await signIn(NEW_PASSWORD)).toBe('done');
  });

  it("succeeds once of 20 parallel resets by one ticket, and the winner's password signs in", async () => {
    for (let round = 0; round < 3; round++) {
      const ticket = await fixture().ticketFor(ada);
      const password = (n: number) => `password ${String(round)} of racer ${String(n)}`;
      const answers = await inParallel(20, async (n) =>
        reason(await fixture().reset(ada.username, ticket, password(n))),
      );
      expect(answers.filter((each) => each === 'done')).toHaveLength(1);
      expect(answers.filter((each) => each === 'ticket-expired')).toHaveLength(19);
      const signedIn = await inParallel(20, (n) => signIn(password(n)));
      expect(signedIn.indexOf('done')).toBe(answers.indexOf('done'));
      expect(signedIn.filter((each) => each === 'done')).toHaveLength(1);
    }
  });

  it('succeeds once by a ticket and a code in parallel', async () => {
    const [ticket, code] = [await fixture().ticketFor(ada), await fixture().codeFor(ada)];
    const answers = await inParallel(20, async (n) =>
      n % 2 === 0
        ? reason(await fixture().reset(ada.username, ticket, `by ticket ${String(n)}`))
        : withCode(code, `by code ${String(n)}`),
    );
    expect(answers.filter((each) => each === 'done')).toHaveLength(1);
  });

  it('leaves no session of a parallel sign-in with the old password', async () => {
    const ticket = await fixture().ticketFor(ada);
    const [, ...sessions] = await Promise.all([
      fixture().reset(ada.username, ticket, NEW_PASSWORD),
      ...Array.from({ length: 10 }, () =>
        fixture()
          .the(SignIn)
          .execute({
            ...{ context: fixture().context(), username: ada.username, password: ada.password, captcha: 'absent' },
          }),
      ),
    ]);
    const tokens = sessions.flatMap((each) => (each.ok ? [tokenDigest(each.value.token.reveal())] : []));
    for (const token of tokens) expect(await isOpen(token)).toBe(false);
  });

  it('is rolled back as a whole when it fails', async () => {
    const ticket = await fixture().ticketFor(ada);
    const outbox = fixture().the(OutboxStore);
    const add = outbox.add.bind(outbox);
    outbox.add = () => Promise.reject(new Error('the disk is full'));
    await expect(fixture().reset(ada.username, ticket, NEW_PASSWORD)).rejects.toThrow('the disk is full');
    outbox.add = add;
    expect(await signIn(ada.password)).toBe('done');
    expect(await fixture().the(AccountDirectory).findById('default', ada.id)).toMatchObject({ credentialVersion: 1 });
    expect(reason(await fixture().reset(ada.username, ticket, NEW_PASSWORD))).toBe('done');
  });
});
