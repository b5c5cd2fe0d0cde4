import { ResetWithCode, SendRegistrationCode } from '../../src/auth';
import type { TestAccount } from '../support/accounts';
import { useAuthFixture, reason } from '../support/auth-fixture';
import { describeEachDatabase } from '../support/database-harness';
import { inParallel } from '../support/concurrency';
import { another } from '../support/otp-fixture';

describeEachDatabase('VerifyRecoveryCode', (kind) => {
  const fixture = useAuthFixture(kind);
  let ada: TestAccount;

  beforeEach(async () => {
    ada = await fixture().newAccount();
  });

  const verify = async (code: string, username = ada.username) => reason(await fixture().verify({ username }, code));
  const prove = async (code: string, phone = ada.phone) => reason(await fixture().prove(phone, code));

  it('returns an unguessable ticket once, and stores only its digest', async () => {
    const code = await fixture().codeFor(ada);
    const first = await fixture().verify({ username: ada.username }, code);
    const ticket = first.ok ? first.value.ticket.reveal() : '';
    expect(ticket).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(JSON.stringify(await fixture().query('SELECT * FROM auth_tickets'))).not.toContain(ticket);
    expect(await verify(code)).toBe('code-expired');
  });

  it('returns the ticket to one of 50 parallel calls', async () => {
    const code = await fixture().codeFor(ada);
    const answers = await inParallel(50, () => verify(code));
    expect(answers.filter((each) => each === 'done')).toHaveLength(1);
    expect(answers.filter((each) => each === 'code-expired')).toHaveLength(49);
  });

  it('distinguishes wrong, expired and exhausted codes', async () => {
    expect(await verify('000000')).toBe('code-wrong');
    const code = await fixture().codeFor(ada);
    expect(await verify(another(code))).toBe('code-wrong');
    expect(await verify('')).toBe('code-wrong');
    expect(await verify(`${code}0`)).toBe('code-wrong');
    fixture().pass(300);
    expect(await verify(code)).toBe('code-expired');
    const next = await fixture().codeFor(ada);
    for (let wrong = 1; wrong <= 5; wrong++) expect(await verify(another(next, wrong))).toBe('code-wrong');
    expect(await verify(next)).toBe('code-exhausted');
  });

  it('refuses the code of another account', async () => {
    const eve = await fixture().newAccount();
    await fixture().codeFor(ada);
    const hers = await fixture().codeFor(eve);
    expect(await verify(hers)).toBe('code-wrong');
    expect(await verify(hers, eve.username)).toBe('done');
  });

  it('refuses a code of another purpose', async () => {
    await fixture().codeFor(ada);
    const phone = { number: '+8613600136000' };
    const ask = { context: fixture().context(), target: phone, captcha: 'absent', locale: 'en' } as const;
    expect(reason(await fixture().the(SendRegistrationCode).execute(ask))).toBe('done');
    expect(await verify(fixture().messages.codeTo(phone.number))).toBe('code-wrong');
  });

  it('refuses a code from before a change of the password', async () => {
    const ticket = await fixture().ticketFor(ada);
    const early = await fixture().codeFor(ada);
    expect(reason(await fixture().reset(ada.username, ticket, 'changed meanwhile'))).toBe('done');
    expect(await verify(early)).toBe('code-expired');
  });

  it('looks up the account before the code', async () => {
    const code = await fixture().codeFor(ada);
    expect(await verify(code, 'nobody')).toBe('account-unknown');
    await fixture().newAccount({ username: `phoneless of ${ada.id}`.replace(/ /g, '.'), phone: undefined });
    expect(await verify(code, `phoneless.of.${ada.id}`)).toBe('target-unbound');
  });

  it('returns the account of a phone, and keeps the code for one reset', async () => {
    const code = await fixture().codeFor(ada);
    const proved = await fixture().prove(ada.phone, code);
    const account = expect.objectContaining({ id: ada.id, phone: ada.phone }) as unknown;
    expect(proved).toEqual({ ok: true, value: { code, accountId: ada.id, account, ticket: undefined } });
    expect(await prove(code)).toBe('code-expired');
    const reset = { context: fixture().context(), phone: { number: ada.phone }, code, policy: 'core' } as const;
    const resets = ['first new one', 'second new one'].map((newPassword) => ({ ...reset, newPassword }));
    const answers: string[] = [];
    for (const each of resets) answers.push(reason(await fixture().the(ResetWithCode).execute(each)));
    expect(answers).toEqual(['done', 'code-expired']);
    expect(reason(await fixture().signIn(ada.username, 'first new one'))).toBe('done');
  });

  it('refuses by phone what it refuses by user name', async () => {
    expect(await prove('000000', '+8613700137999')).toBe('account-unknown');
    expect(await prove('000000', 'no number')).toBe('target-invalid');
    expect(await prove(another(await fixture().codeFor(ada)))).toBe('code-wrong');
  });

  it('does not throttle the sign-in of the account', async () => {
    for (let challenge = 0; challenge < 2; challenge++) {
      await fixture().codeFor(ada);
      for (let wrong = 0; wrong < 5; wrong++) expect(await verify('000000')).toBe('code-wrong');
    }
    expect(await verify(fixture().messages.codeTo(ada.phone))).toBe('code-exhausted');
    expect(reason(await fixture().signIn(ada.username, ada.password))).toBe('done');
  });
});
