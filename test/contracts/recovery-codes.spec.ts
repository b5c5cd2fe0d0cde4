import { ResetWithCode, SendRegistrationCode } from '../../src/auth';
import { AuthBench, type Person, reason } from '../support/auth-bench';
import { describeEachDatabase } from '../support/database-harness';
import { inParallel } from '../support/gathering';
import { another } from '../support/otp-bench';

describeEachDatabase('verifying a recovery code', (kind) => {
  let bench: AuthBench;
  let ada: Person;

  beforeAll(async () => {
    bench = await AuthBench.open(kind);
  });

  beforeEach(async () => {
    ada = await bench.newPerson();
  });

  afterAll(() => bench.close());

  const verify = async (code: string, username = ada.username) => reason(await bench.verify({ username }, code));
  const prove = async (code: string, phone = ada.phone) => reason(await bench.prove(phone, code));

  it('gives a ticket that nobody can guess or read off the database, once', async () => {
    const code = await bench.codeFor(ada);
    const first = await bench.verify({ username: ada.username }, code);
    const ticket = first.ok ? first.value.ticket.reveal() : '';
    expect(ticket).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(JSON.stringify(await bench.query('SELECT * FROM auth_tickets'))).not.toContain(ticket);
    expect(await verify(code)).toBe('code-expired');
  });

  it('lets one of fifty have the ticket', async () => {
    const code = await bench.codeFor(ada);
    const answers = await inParallel(50, () => verify(code));
    expect(answers.filter((each) => each === 'done')).toHaveLength(1);
    expect(answers.filter((each) => each === 'code-expired')).toHaveLength(49);
  });

  it('tells wrong, expired and exhausted ones apart', async () => {
    expect(await verify('000000')).toBe('code-wrong');
    const code = await bench.codeFor(ada);
    expect(await verify(another(code))).toBe('code-wrong');
    expect(await verify('')).toBe('code-wrong');
    expect(await verify(`${code}0`)).toBe('code-wrong');
    bench.pass(300);
    expect(await verify(code)).toBe('code-expired');
    const next = await bench.codeFor(ada);
    for (let wrong = 1; wrong <= 5; wrong++) expect(await verify(another(next, wrong))).toBe('code-wrong');
    expect(await verify(next)).toBe('code-exhausted');
  });

  it('takes no code of somebody else', async () => {
    const eve = await bench.newPerson();
    await bench.codeFor(ada);
    const hers = await bench.codeFor(eve);
    expect(await verify(hers)).toBe('code-wrong');
    expect(await verify(hers, eve.username)).toBe('done');
  });

  it('takes no code that was sent for another purpose', async () => {
    await bench.codeFor(ada);
    const phone = { number: '+8613600136000' };
    const ask = { context: bench.context(), phone, captcha: 'absent', locale: 'en' } as const;
    expect(reason(await bench.the(SendRegistrationCode).execute(ask))).toBe('done');
    expect(await verify(bench.messages.codeTo(phone.number))).toBe('code-wrong');
  });

  it('takes no code from before the password was changed', async () => {
    const ticket = await bench.ticketFor(ada);
    const early = await bench.codeFor(ada);
    expect(reason(await bench.reset(ada.username, ticket, 'changed meanwhile'))).toBe('done');
    expect(await verify(early)).toBe('code-expired');
  });

  it('asks who it is before it looks at the code', async () => {
    const code = await bench.codeFor(ada);
    expect(await verify(code, 'nobody')).toBe('account-unknown');
    await bench.newPerson({ username: `phoneless of ${ada.id}`.replace(/ /g, '.'), phone: undefined });
    expect(await verify(code, `phoneless.of.${ada.id}`)).toBe('target-unbound');
  });

  it('by phone names the account, and leaves the code for one reset', async () => {
    const code = await bench.codeFor(ada);
    const proved = await bench.prove(ada.phone, code);
    const account = expect.objectContaining({ id: ada.id, phone: ada.phone }) as unknown;
    expect(proved).toEqual({ ok: true, value: { code, accountId: ada.id, account, ticket: undefined } });
    expect(await prove(code)).toBe('code-expired');
    const reset = { context: bench.context(), phone: { number: ada.phone }, code, policy: 'core' } as const;
    const resets = ['first new one', 'second new one'].map((newPassword) => ({ ...reset, newPassword }));
    const answers: string[] = [];
    for (const each of resets) answers.push(reason(await bench.the(ResetWithCode).execute(each)));
    expect(answers).toEqual(['done', 'code-expired']);
    expect(reason(await bench.signIn(ada.username, 'first new one'))).toBe('done');
  });

  it('by phone refuses what verifying by name refuses', async () => {
    expect(await prove('000000', '+8613700137999')).toBe('account-unknown');
    expect(await prove('000000', 'no number')).toBe('target-invalid');
    expect(await prove(another(await bench.codeFor(ada)))).toBe('code-wrong');
  });

  it('does not touch signing in: whoever guesses at codes locks nobody out', async () => {
    for (let challenge = 0; challenge < 2; challenge++) {
      await bench.codeFor(ada);
      for (let wrong = 0; wrong < 5; wrong++) expect(await verify('000000')).toBe('code-wrong');
    }
    expect(await verify(bench.messages.codeTo(ada.phone))).toBe('code-exhausted');
    expect(reason(await bench.signIn(ada.username, ada.password))).toBe('done');
  });
});
