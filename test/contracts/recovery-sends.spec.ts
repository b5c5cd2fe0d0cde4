import { Logger } from '@nestjs/common';
import { ListCountries, SendRecoveryCode } from '../../src/auth';
import { MaintenanceJobs } from '../../src/common';
import { verified } from '../builders/an-account';
import { useAuthFixture, reason } from '../support/auth-fixture';
import { describeEachDatabase } from '../support/database-harness';

const TEST_TARGET = '+8613800138000';
const PAST_TARGET = '+8613800138001';

const COUNTRIES = 'CN,KH';
const TEST_TARGETS = `${TEST_TARGET}=135790@2099-01-01;${PAST_TARGET}=135791@2001-01-01`;

describeEachDatabase('SendRecoveryCode', (kind) => {
  const fixture = useAuthFixture(kind, { COUNTRIES, TEST_TARGETS });

  const sendTo = async (phone: string) => {
    const { username } = await fixture().newAccount({ phone: verified(phone) });
    return fixture().send({ username });
  };

  it('returns the cooldown, the lifetime of the code, and the reference in the message', async () => {
    const ada = await fixture().newAccount();
    const sent = await fixture().send({ username: ada.username });
    const [message] = fixture().messages.to(ada.phone);
    expect(sent).toEqual({
      ok: true,
      value: { lifetimeSeconds: 300, resendAfterSeconds: 60, reference: message?.content.reference },
    });
    expect(message).toMatchObject({ channel: 'sms', template: 'recover-code', locale: 'en', lifetimeSeconds: 300 });
    expect(message?.content.reference).toMatch(/^[A-HJ-NP-Z]{3}$/);
    expect(message?.content.code?.reveal()).toMatch(/^[0-9]{6}$/);
  });

  it('obeys the limits of a dialect', async () => {
    const ada = await fixture().newAccount();
    const wishes = { captcha: 'unsupported', locale: 'zh-CN', cooldownSeconds: 120, lifetimeSeconds: 180 } as const;
    const send = () =>
      fixture()
        .the(SendRecoveryCode)
        .execute({ ...wishes, context: fixture().context(), lookup: { username: ada.username } });
    expect(await send()).toMatchObject({ value: { lifetimeSeconds: 180, resendAfterSeconds: 120 } });
    fixture().pass(119);
    expect(reason(await send())).toBe('too-frequent');
    fixture().pass(1);
    expect(reason(await send())).toBe('done');
    fixture().pass(180);
    const code = fixture().messages.codeTo(ada.phone);
    expect(reason(await fixture().verify({ username: ada.username }, code))).toBe('code-expired');
  });

  it('returns the wait, and sends nothing, during the cooldown', async () => {
    const ada = await fixture().newAccount();
    await fixture().send({ username: ada.username });
    const again = await fixture().send({ username: ada.username });
    expect(again).toMatchObject({ refusal: { reason: 'too-frequent' } });
    expect(fixture().messages.to(ada.phone)).toHaveLength(1);
  });

  it('requires a captcha of an IP address with more than 20 targets', async () => {
    const context = fixture().context();
    for (let n = 0; n < 20; n++) {
      const { username } = await fixture().newAccount();
      expect(reason(await fixture().send({ username }, context))).toBe('done');
    }
    const { username } = await fixture().newAccount();
    expect(reason(await fixture().send({ username }, context))).toBe('captcha-required');
    const passed = { context, lookup: { username }, captcha: 'passed', locale: 'en' } as const;
    expect(reason(await fixture().the(SendRecoveryCode).execute(passed))).toBe('done');
  });

  it.each([
    ['+85512345678', 'done'],
    ['+639171234567', 'country'],
    ['+12025550123', 'country'],
    ['+861065529988', 'number-type'],
    ['+881612345678', 'number-type'],
  ])('returns for %s: %s', async (phone, expected) => {
    const sent = await sendTo(phone);
    const why = !sent.ok && sent.refusal.reason === 'target-not-allowed' ? sent.refusal.why : reason(sent);
    expect(why).toBe(expected);
    expect(fixture().messages.to(phone)).toHaveLength(expected === 'done' ? 1 : 0);
  });

  it('serves the countries that ListCountries returns', () => {
    expect(fixture().the(ListCountries).execute()).toEqual([
      { region: 'CN', callingCode: '+86' },
      { region: 'KH', callingCode: '+855' },
    ]);
  });

  it('accepts the fixed code of a test target, and sends nothing to it', async () => {
    const sent = await sendTo(TEST_TARGET);
    expect(sent.ok && sent.value.testCode?.reveal()).toBe('135790');
    expect(JSON.stringify(sent)).not.toContain('135790');
    expect(fixture().messages.to(TEST_TARGET)).toEqual([]);
    expect(reason(await fixture().prove(TEST_TARGET, '135790'))).toBe('done');
  });

  it('sends to a test target from its end date on', async () => {
    const sent = await sendTo(PAST_TARGET);
    expect(sent.ok && sent.value.testCode).toBeUndefined();
    expect(fixture().messages.codeTo(PAST_TARGET)).not.toBe('');
    expect(reason(await fixture().prove(PAST_TARGET, fixture().messages.codeTo(PAST_TARGET)))).toBe('done');
  });
});

describeEachDatabase('SendRecoveryCode without channels', (kind) => {
  const fixture = useAuthFixture(kind, { SMS_PROVIDERS: 'none', MAIL_PROVIDERS: 'none', TEST_TARGETS });

  it('refuses all but test targets, and counts nothing', async () => {
    const ada = await fixture().newAccount();
    for (let times = 0; times < 3; times++)
      expect(reason(await fixture().send({ username: ada.username }))).toBe('channel-disabled');
    const tester = await fixture().newAccount({ phone: verified(TEST_TARGET) });
    expect(reason(await fixture().send({ username: tester.username }))).toBe('done');
    expect(await fixture().query('SELECT id FROM notification_outbox')).toHaveLength(1);
  });
});

describeEachDatabase('SendRecoveryCode under a brute-force attack', (kind) => {
  const fixture = useAuthFixture(kind, { LIMITS: '{"globalWrongPerDay":3}' });

  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  const look = () => fixture().the(MaintenanceJobs).runAll();
  const send = async (captcha: 'absent' | 'passed' | 'unsupported') => {
    const { username } = await fixture().newAccount();
    return reason(
      await fixture()
        .the(SendRecoveryCode)
        .execute({ context: fixture().context(), lookup: { username }, captcha, locale: 'en' }),
    );
  };
  const guessWrong = async () => {
    const ada = await fixture().newAccount();
    await fixture().codeFor(ada);
    expect(reason(await fixture().verify({ username: ada.username }, 'wrong!'))).toBe('code-wrong');
  };

  it('requires a captcha for every send of clients that support one, for a day', async () => {
    for (let guesses = 0; guesses < 2; guesses++) await guessWrong();
    await look();
    expect(await send('absent')).toBe('done');
    await guessWrong();
    await look();
    expect([await send('absent'), await send('passed'), await send('unsupported')]).toEqual([
      'captcha-required',
      'done',
      'done',
    ]);
    fixture().pass(2 * 86_400);
    await look();
    expect(await send('absent')).toBe('done');
  });
});
