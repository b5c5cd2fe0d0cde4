import { ResetWithCode, SendRecoveryLink, SignIn } from '../../src/auth';
import { AccountDirectory } from '../../src/auth/accounts/account.directory';
import { SessionStore } from '../../src/auth/sessions/session.store';
import { tokenDigest } from '../../src/common';
import { OutboxStore } from '../../src/notification/outbox/outbox.store';
import { AuthBench, type Person, reason } from '../support/auth-bench';
import { describeEachDatabase } from '../support/database-harness';
import { inParallel } from '../support/gathering';

const NEW_PASSWORD = 'a new password';

describeEachDatabase('a reset', (kind) => {
  let bench: AuthBench;
  let ada: Person;

  beforeAll(async () => {
    bench = await AuthBench.open(kind);
  });

  beforeEach(async () => {
    ada = await bench.newPerson();
  });

  afterAll(() => bench.close());

  const signIn = async (password: string) => reason(await bench.signIn(ada.username, password));
  const withCode = async (code: string, newPassword = NEW_PASSWORD, accountId?: string) => {
    const named = accountId === undefined ? {} : { accountId };
    const ask = {
      context: bench.context(),
      phone: { number: ada.phone },
      code,
      newPassword,
      policy: 'core',
      ...named,
    } as const;
    return reason(await bench.the(ResetWithCode).execute(ask));
  };
  const openSession = async () => {
    const signedIn = await bench.signIn(ada.username, ada.password);
    return signedIn.ok ? tokenDigest(signedIn.value.token.reveal()) : '';
  };
  const isOpen = async (digest: string) => (await bench.the(SessionStore).find(digest)) !== undefined;

  it('with a code works with or without a check before it', async () => {
    const checked = await bench.codeFor(ada);
    expect(reason(await bench.prove(ada.phone, checked))).toBe('done');
    expect(await withCode(checked, 'first new one', ada.id)).toBe('done');
    expect(await withCode(await bench.codeFor(ada), 'second new one')).toBe('done');
    expect([await signIn('first new one'), await signIn('second new one')]).toEqual(['credentials-wrong', 'done']);
  });

  it('with a code is refused for the id of somebody else, and leaves the code good', async () => {
    const eve = await bench.newPerson();
    const code = await bench.codeFor(ada);
    for (const id of [eve.id, 'nobody', '']) expect(await withCode(code, NEW_PASSWORD, id)).not.toBe('done');
    expect([await signIn(ada.password), reason(await bench.signIn(eve.username, eve.password))]).toEqual([
      'done',
      'done',
    ]);
    expect(await withCode(code, NEW_PASSWORD, ada.id)).toBe('done');
  });

  it('with a code to a password that is refused spends nothing', async () => {
    const code = await bench.codeFor(ada);
    for (let times = 0; times < 7; times++) expect(await withCode(code, 'short')).toBe('password-rejected');
    for (let times = 0; times < 7; times++) expect(await withCode(code, ada.email)).toBe('password-rejected');
    expect(await withCode(code)).toBe('done');
  });

  it('with a wrong code spends a guess, and five of them the challenge', async () => {
    const code = await bench.codeFor(ada);
    for (let guess = 0; guess < 5; guess++) expect(await withCode('wrong!')).toBe('code-wrong');
    expect(await withCode(code)).toBe('code-exhausted');
    expect(await signIn(ada.password)).toBe('done');
  });

  it('ends every session at once, and opens none', async () => {
    const sessions = await inParallel(5, openSession);
    expect(await inParallel(5, (n) => isOpen(sessions[n] ?? ''))).toEqual([true, true, true, true, true]);
    const count = async () => (await bench.query('SELECT digest FROM auth_sessions')).length;
    const before = await count();
    expect(await withCode(await bench.codeFor(ada))).toBe('done');
    expect(await inParallel(5, (n) => isOpen(sessions[n] ?? ''))).toEqual([false, false, false, false, false]);
    expect(await count()).toBe(before);
  });

  it('ends tickets, links and codes that are on their way', async () => {
    const ticket = await bench.ticketFor(ada);
    const link = { context: bench.context(), email: ada.email, locale: 'en' } as const;
    expect(reason(await bench.the(SendRecoveryLink).execute(link))).toBe('done');
    const code = await bench.codeFor(ada);
    expect(await withCode(code)).toBe('done');
    expect(reason(await bench.reset(ada.username, ticket, 'by the ticket'))).toBe('ticket-expired');
    expect(await withCode(code, 'by the code')).toBe('code-expired');
    expect(await signIn(NEW_PASSWORD)).toBe('done');
  });

  it('with one ticket and twenty passwords is done once: the password of the winner signs in', async () => {
    for (let round = 0; round < 3; round++) {
      const ticket = await bench.ticketFor(ada);
      const password = (n: number) => `password ${String(round)} of racer ${String(n)}`;
      const answers = await inParallel(20, async (n) => reason(await bench.reset(ada.username, ticket, password(n))));
      expect(answers.filter((each) => each === 'done')).toHaveLength(1);
      expect(answers.filter((each) => each === 'ticket-expired')).toHaveLength(19);
      const signedIn = await inParallel(20, (n) => signIn(password(n)));
      expect(signedIn.indexOf('done')).toBe(answers.indexOf('done'));
      expect(signedIn.filter((each) => each === 'done')).toHaveLength(1);
    }
  });

  it('by a ticket and by a code at the same time is done once', async () => {
    const [ticket, code] = [await bench.ticketFor(ada), await bench.codeFor(ada)];
    const answers = await inParallel(20, async (n) =>
      n % 2 === 0
        ? reason(await bench.reset(ada.username, ticket, `by ticket ${String(n)}`))
        : withCode(code, `by code ${String(n)}`),
    );
    expect(answers.filter((each) => each === 'done')).toHaveLength(1);
  });

  it('and a sign-in with the old password at the same time leave no session of the old password', async () => {
    const ticket = await bench.ticketFor(ada);
    const [, ...sessions] = await Promise.all([
      bench.reset(ada.username, ticket, NEW_PASSWORD),
      ...Array.from({ length: 10 }, () =>
        bench.the(SignIn).execute({
          ...{ context: bench.context(), username: ada.username, password: ada.password, captchaPassed: false },
        }),
      ),
    ]);
    const tokens = sessions.flatMap((each) => (each.ok ? [tokenDigest(each.value.token.reveal())] : []));
    for (const token of tokens) expect(await isOpen(token)).toBe(false);
  });

  it('that fails half-way leaves everything as it was', async () => {
    const ticket = await bench.ticketFor(ada);
    const outbox = bench.the(OutboxStore);
    const add = outbox.add.bind(outbox);
    outbox.add = () => Promise.reject(new Error('the disk is full'));
    await expect(bench.reset(ada.username, ticket, NEW_PASSWORD)).rejects.toThrow('the disk is full');
    outbox.add = add;
    expect(await signIn(ada.password)).toBe('done');
    expect(await bench.the(AccountDirectory).findById('default', ada.id)).toMatchObject({ credentialVersion: 1 });
    expect(reason(await bench.reset(ada.username, ticket, NEW_PASSWORD))).toBe('done');
  });
});
