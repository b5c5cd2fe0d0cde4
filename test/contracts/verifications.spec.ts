import { CheckVerification, EndVerification, ShowVerification, StartVerification } from '../../src/auth';
import { VerificationStore } from '../../src/auth/verification/verification.sql-store';
import type { ChannelKind } from '../../src/common';
import { inParallel } from '../support/concurrency';
import { reason, useAuthFixture } from '../support/auth-fixture';
import { describeEachDatabase } from '../support/database-harness';

const COUNTRIES = 'CN,KH';
const LIMITS = JSON.stringify({ cooldownSeconds: 0, targetPerHour: 100, targetPerDay: 100, prefixSendsPerHour: 200 });

describeEachDatabase('verifications', (kind) => {
  const fixture = useAuthFixture(kind, { COUNTRIES, LIMITS });
  let numbers = 0;
  const newNumber = () => `+861380000${String(2000 + numbers++)}`;
  const context = { app: 'default', ip: '10.9.9.9', disclosure: 'documented', isTrusted: true } as const;

  const start = (address: string, channel: ChannelKind = 'sms') =>
    fixture().the(StartVerification).execute({ context, channel, address, locale: 'en' });
  const started = async (address: string, channel: ChannelKind = 'sms') => {
    const made = await start(address, channel);
    if (!made.ok) throw new Error(made.refusal.reason);
    return made.value.verification;
  };
  const check = (address: string, code: string) =>
    fixture().the(CheckVerification).execute({ context, verification: { address }, code });
  const statusOf = async (address: string, code: string) => {
    const checked = await check(address, code);
    return checked.ok ? checked.value.verification.status : checked.refusal.reason;
  };
  const codeTo = (address: string) => fixture().messages.codeTo(address);
  const wrongFor = (address: string) => (codeTo(address) === '000000' ? '111111' : '000000');
  const end = (address: string, status: 'approved' | 'canceled') =>
    fixture().the(EndVerification).execute({ context, verification: { address }, status });
  const show = (verification: { id: string } | { address: string }, app = 'default') =>
    fixture()
      .the(ShowVerification)
      .execute({ context: { ...context, app }, verification });

  it('send the same code until it is entered, and approve it once', async () => {
    const number = newNumber();
    const { id, sends } = await started(number);
    const code = codeTo(number);
    fixture().pass(60);
    const again = await started(number);
    expect(again).toMatchObject({ id, status: 'pending', target: number, channel: 'sms' });
    expect(again.sends.slice(0, 1)).toEqual(sends);
    expect(again.sends).toHaveLength(2);
    expect(
      fixture()
        .messages.to(number)
        .map(({ content }) => content.code?.reveal()),
    ).toEqual([code, code]);
    const [last] = fixture().messages.to(number).slice(-1);
    expect(last).toMatchObject({ channel: 'sms', template: 'verify-code' });
    expect(last?.lifetimeSeconds).toBeLessThanOrEqual(540);
    expect(await statusOf(number, wrongFor(number))).toBe('pending');
    expect(await statusOf(number, code)).toBe('approved');
    expect(await statusOf(number, code)).toBe('verification-unknown');
    expect(reason(await show({ id }))).toBe('verification-unknown');
    const next = await started(number);
    expect(next.id).not.toBe(id);
    expect(next.sends).toHaveLength(1);
  });

  it('are found by id and by address, by their client application alone', async () => {
    const number = newNumber();
    const { id, createdAt } = await started(number);
    expect(await show({ id })).toMatchObject({ value: { id, target: number, createdAt } });
    expect(await show({ address: number.replace('+86', '0086 ') })).toMatchObject({ value: { id } });
    expect(reason(await show({ id }, 'shop'))).toBe('verification-unknown');
    expect(reason(await show({ address: 'nobody@example.com' }))).toBe('verification-unknown');
  });

  it('go to mail addresses too', async () => {
    const mail = `person${newNumber()}@example.com`;
    await started(mail.toUpperCase(), 'email');
    expect(fixture().messages.to(mail)).toMatchObject([{ channel: 'email', lifetimeSeconds: 600 }]);
    expect(await statusOf(mail, codeTo(mail))).toBe('approved');
  });

  it('expire after ten minutes, however often their code is sent', async () => {
    const number = newNumber();
    const { id } = await started(number);
    const code = codeTo(number);
    fixture().pass(590);
    await started(number);
    fixture().pass(10);
    expect(await statusOf(number, code)).toBe('verification-unknown');
    expect((await started(number)).id).not.toBe(id);
  });

  it('end after five wrong codes, whoever is right afterwards', async () => {
    const number = newNumber();
    const { id } = await started(number);
    for (let n = 0; n < 5; n++) expect(await statusOf(number, wrongFor(number))).toBe('pending');
    expect(await statusOf(number, codeTo(number))).toBe('code-exhausted');
    expect(reason(await show({ id }))).toBe('verification-unknown');
    expect(reason(await end(number, 'canceled'))).toBe('verification-unknown');
  });

  it('send five messages at most', async () => {
    const number = newNumber();
    for (let n = 0; n < 5; n++) await started(number);
    const refused = { reason: 'too-frequent', limit: 'sendsPerVerification' };
    expect(await start(number)).toMatchObject({ refusal: refused });
    expect(fixture().messages.to(number)).toHaveLength(5);
    expect(await statusOf(number, codeTo(number))).toBe('approved');
  });

  it('are ended by their client application', async () => {
    const [canceled, approved] = [newNumber(), newNumber()];
    await started(canceled);
    await started(approved);
    expect(await end(canceled, 'canceled')).toMatchObject({ value: { status: 'canceled' } });
    expect(await end(approved, 'approved')).toMatchObject({ value: { status: 'approved' } });
    for (const number of [canceled, approved])
      expect(await statusOf(number, codeTo(number))).toBe('verification-unknown');
    const code = codeTo(canceled);
    await started(canceled);
    expect(await statusOf(canceled, code)).toBe(codeTo(canceled) === code ? 'approved' : 'pending');
  });

  it('refuse addresses that get no messages', async () => {
    expect(reason(await start('12345'))).toBe('target-invalid');
    expect(reason(await start('no address', 'email'))).toBe('target-invalid');
    expect(await start('+14155550100')).toMatchObject({ refusal: { reason: 'target-not-allowed', why: 'country' } });
    expect(await start('+861062556688')).toMatchObject({ refusal: { why: 'number-type' } });
  });

  it('have one code and one id when 8 calls start them at once, and count each send', async () => {
    const number = newNumber();
    const outcomes = await inParallel(8, () => start(number));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(5);
    const ids = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value.verification.id] : []));
    expect(new Set(ids).size).toBe(1);
    const codes = fixture()
      .messages.to(number)
      .map(({ content }) => content.code?.reveal());
    expect(codes).toHaveLength(5);
    expect(new Set(codes).size).toBe(1);
  });

  it('approve one of 10 parallel checks with the right code', async () => {
    const number = newNumber();
    await started(number);
    const statuses = await inParallel(10, () => statusOf(number, codeTo(number)));
    expect(statuses.filter((status) => status === 'approved')).toHaveLength(1);
    expect(new Set(statuses)).toEqual(new Set(['approved', 'verification-unknown']));
  });

  it('compare at most five of 20 parallel guesses', async () => {
    const number = newNumber();
    await started(number);
    const statuses = await inParallel(20, () => statusOf(number, wrongFor(number)));
    expect(statuses.filter((status) => status === 'pending')).toHaveLength(5);
    expect(await statusOf(number, codeTo(number))).toBe('code-exhausted');
  });

  it('are not limited by the address of the server that asks', async () => {
    for (let n = 0; n < 25; n++) expect(reason(await start(newNumber()))).toBe('done');
  });

  it('are stored encrypted, and deleted with their end', async () => {
    const number = newNumber();
    const { id } = await started(number);
    const code = codeTo(number);
    const rows = () =>
      fixture().query<{ content: string | null }>('SELECT * FROM auth_verifications WHERE id = ?', [id]);
    const [row] = await rows();
    expect(JSON.stringify(row)).not.toContain(number.slice(1));
    expect(row?.content).not.toContain(code);
    await statusOf(number, code);
    expect((await rows())[0]?.content).toBeNull();
    fixture().pass(601);
    expect(await fixture().the(VerificationStore).purge(1_000)).toBeGreaterThan(0);
    expect(await rows()).toEqual([]);
  });
});
