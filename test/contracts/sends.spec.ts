import { addressKey, cooldownKey, targetKey } from '../../src/otp/code-scope';
import { inParallel } from '../support/concurrency';
import { describeEachDatabase } from '../support/database-harness';
import { another, MINUTE_MS, useOtpFixture } from '../support/otp-fixture';

describeEachDatabase('CodeIssuer', (kind) => {
  const fixture = useOtpFixture(kind);

  it('grants no attempts for a resend: ten wrong ones an hour pause the target for 15 minutes', async () => {
    const scope = fixture().newScope();
    for (let challenge = 0; challenge < 2; challenge++) {
      const code = await fixture().codeFor(scope);
      for (let wrong = 1; wrong <= 5; wrong++)
        expect(await fixture().consume(scope, another(code, wrong))).toBe('code-wrong');
      fixture().pass(MINUTE_MS);
    }
    expect(await fixture().send(scope)).toMatchObject({ refusal: { reason: 'too-frequent', retryAfterSeconds: 840 } });
    expect(await fixture().consume(scope, '000000')).toBe('code-exhausted');
    const elsewhere = { ...scope, purpose: 'change-password' } as const;
    fixture().pass(MINUTE_MS);
    expect(await fixture().consume(elsewhere, await fixture().codeFor(elsewhere))).toBe('done');
  });

  it('gives the owner one more attempt during a pause, for a solved captcha', async () => {
    const scope = fixture().newScope();
    const guess = async (n: number) => fixture().consume(scope, String(900_000 + n));
    for (let n = 0; n < 10; n++) expect(await guess(n)).toBe('code-wrong');
    expect((await fixture().send(scope)).ok).toBe(false);
    expect((await fixture().send(scope, { captcha: 'passed' })).ok).toBe(true);
    const answers = await inParallel(20, guess);
    expect(answers.filter((each) => each === 'code-wrong')).toHaveLength(1);
    fixture().pass(MINUTE_MS);
    const sent = await fixture().send(scope, { captcha: 'passed' });
    expect(await fixture().consume(scope, sent.ok ? sent.value.code.reveal() : '')).toBe('done');
  });

  it('pauses for an hour at most, however often somebody guesses', async () => {
    const scope = fixture().newScope();
    for (let n = 0; n < 10; n++) await fixture().consume(scope, '900000');
    for (let hour = 0; hour < 12; hour++) {
      fixture().pass(60 * MINUTE_MS);
      const answers = await inParallel(20, () => fixture().consume(scope, '900000'));
      expect(new Set(answers)).toEqual(new Set(['code-wrong', 'code-exhausted']));
    }
    fixture().pass(60 * MINUTE_MS);
    expect(await fixture().consume(scope, await fixture().codeFor(scope))).toBe('done');
  });

  it('keeps no more than a few events that are over, however long somebody sends to one target', async () => {
    const scope = fixture().newScope();
    for (let days = 0; days < 40; days++) {
      fixture().pass(24 * 60 * MINUTE_MS);
      expect((await fixture().send(scope, { ip: '10.1.2.3' })).ok).toBe(true);
    }
    const counts = await fixture().eventsIn(cooldownKey(scope), targetKey(scope.target), addressKey('10.1.2.3'));
    expect(counts).toHaveLength(3);
    for (const count of counts) expect(count).toBeLessThan(20);
  });

  it('counts a refused send at its target no more than before', async () => {
    const scope = fixture().newScope();
    expect((await fixture().send(scope)).ok).toBe(true);
    for (let n = 0; n < 5; n++) expect((await fixture().send(scope)).ok).toBe(false);
    for (let sends = 1; sends < 5; sends++) {
      fixture().pass(MINUTE_MS);
      expect((await fixture().send(scope)).ok).toBe(true);
    }
  });

  it('returns the exact wait during the cooldown', async () => {
    const scope = fixture().newScope();
    const first = await fixture().send(scope);
    expect(first).toMatchObject({ value: { resendAfterSeconds: 60, lifetimeSeconds: 300 } });
    expect(await fixture().send(scope)).toMatchObject({ refusal: { reason: 'too-frequent' } });
    fixture().pass(MINUTE_MS);
    expect((await fixture().send(scope)).ok).toBe(true);
  });

  it('allows five sends an hour and ten a day to a target, over all apps and purposes, with a captcha', async () => {
    const scope = fixture().newScope();
    const waits: (number | undefined)[] = [];
    for (let sends = 0; sends < 10; sends++) {
      const sent = await fixture().send({ ...scope, app: `app${String(sends)}` }, { captcha: 'passed' });
      waits.push(sent.ok ? sent.value.resendAfterSeconds : undefined);
      fixture().pass((sent.ok ? sent.value.resendAfterSeconds : 0) * 1000);
    }
    expect(waits).not.toContain(undefined);
    expect(waits[3]).toBe(60);
    expect(waits[4]).toBeGreaterThan(3_000);
    expect(waits[9]).toBeGreaterThan(70_000);
    expect((await fixture().send({ ...scope, purpose: 'register' }, { captcha: 'passed' })).ok).toBe(true);
  });

  it('requires a captcha of an IP address with more than 20 targets an hour, and refuses it after 60 sends', async () => {
    const ip = '10.9.9.9';
    for (let target = 0; target < 20; target++)
      expect((await fixture().send(fixture().newScope(), { ip })).ok).toBe(true);
    expect(await fixture().send(fixture().newScope(), { ip })).toMatchObject({
      refusal: { reason: 'captcha-required' },
    });
    for (let target = 20; target < 60; target++)
      expect((await fixture().send(fixture().newScope(), { ip, captcha: 'passed' })).ok).toBe(true);
    expect(await fixture().send(fixture().newScope(), { ip, captcha: 'passed' })).toMatchObject({
      refusal: { reason: 'too-frequent' },
    });
  });

  it.each<[string, (n: number) => string, number]>([
    ['a /56', (n) => `2001:db8:56:${n.toString(16)}::/64`, 60],
    ['a /48', (n) => `2001:db8:48:${((n % 256) * 256).toString(16)}::/64`, 120],
    ['a /24', (n) => `203.0.113.${String(n % 256)}`, 120],
  ])(
    'requires a captcha of %s with too many targets an hour, whichever addresses they are',
    async (_what, ip, targets) => {
      for (let n = 0; n < targets; n++) {
        expect((await fixture().send(fixture().newScope(), { ip: ip(n) })).ok).toBe(true);
      }
      const next = { ip: ip(targets) };
      expect(await fixture().send(fixture().newScope(), next)).toMatchObject({
        refusal: { reason: 'captcha-required' },
      });
      expect((await fixture().send(fixture().newScope(), { ...next, captcha: 'passed' })).ok).toBe(true);
    },
  );

  it('refuses a /48 after six times the sends of an address', async () => {
    const from = (n: number) =>
      ({ ip: `2001:db8:49:${((n % 256) * 256).toString(16)}::/64`, captcha: 'passed' }) as const;
    for (let n = 0; n < 360; n++) expect((await fixture().send(fixture().newScope(), from(n))).ok).toBe(true);
    expect(await fixture().send(fixture().newScope(), from(360))).toMatchObject({
      refusal: { reason: 'too-frequent' },
    });
  });

  it('does not count refused sends', async () => {
    const scope = fixture().newScope();
    await fixture().codeFor(scope);
    for (let refused = 0; refused < 20; refused++) expect((await fixture().send(scope)).ok).toBe(false);
    fixture().pass(MINUTE_MS);
    for (let sends = 1; sends < 5; sends++) {
      expect((await fixture().send(scope)).ok).toBe(true);
      fixture().pass(MINUTE_MS);
    }
  });

  it('issues one code of 200 parallel sends to a target', async () => {
    const scope = fixture().newScope();
    const sent = await Promise.all(Array.from({ length: 200 }, () => fixture().send(scope)));
    expect(sent.filter(({ ok }) => ok)).toHaveLength(1);
    expect(sent.filter((outcome) => !outcome.ok && outcome.refusal.reason === 'too-frequent')).toHaveLength(199);
  });
});
