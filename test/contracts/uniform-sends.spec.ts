import { Logger } from '@nestjs/common';
import { SendRecoveryLink, SendRegistrationCode } from '../../src/auth';
import { HIDDEN_SEND_REASONS } from '../../src/auth/uniform-response';
import { TARGET_LIMITS } from '../../src/otp';
import { NotificationService } from '../../src/notification';
import { SendLimiter } from '../../src/otp';
import { BruteForceMonitor } from '../../src/otp/limits/brute-force-monitor';
import { verified } from '../builders/an-account';
import type { TestAccount } from '../support/accounts';
import { reason, useAuthFixture } from '../support/auth-fixture';
import { describeEachDatabase } from '../support/database-harness';
import { inParallel } from '../support/concurrency';

const LIMITS = { ipTargetsPerHour: 6, ipSendsPerHour: 12, globalWrongPerDay: 20 };
const ABROAD = '+14155552671';

describeEachDatabase('sends under uniform disclosure', (kind) => {
  const fixture = useAuthFixture(kind, { COUNTRIES: 'CN', LIMITS: JSON.stringify(LIMITS) });
  let ada: TestAccount;

  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  beforeEach(async () => {
    ada = await fixture().newAccount();
  });

  const uniform = () => fixture().context({ disclosure: 'uniform' });
  const byName = async (username: string, context = uniform()) => reason(await fixture().send({ username }, context));
  const byPhone = async (number: string, context = uniform()) =>
    reason(await fixture().send({ phone: { number } }, context));
  const freePhone = (n = 0) => ada.phone.replace('+86139', `+8613${String(n % 10)}`);

  it('tells a form, a country and a channel, of accounts and of none', async () => {
    await fixture().newAccount({ phone: verified(ABROAD) });
    expect([await byPhone('no number'), await byPhone('13')]).toEqual(['target-invalid', 'target-invalid']);
    expect([await byPhone(ABROAD), await byPhone('+14155552672')]).toEqual([
      'target-not-allowed',
      'target-not-allowed',
    ]);
    const notifications = fixture().the(NotificationService);
    const canSend = notifications.canSend.bind(notifications);
    notifications.canSend = () => false;
    const answers = [
      await byPhone(ada.phone),
      await byPhone(freePhone()),
      await byName(ada.username),
      await byName('x'),
    ];
    const link = await fixture().the(SendRecoveryLink).execute({ context: uniform(), email: ada.email, locale: 'en' });
    notifications.canSend = canSend;
    expect(new Set([...answers, reason(link)])).toEqual(new Set(['channel-disabled']));
  });

  it('hides that the number of a name is not allowed', async () => {
    const abroad = await fixture().newAccount({ phone: verified('+14155552673') });
    expect(await byName(abroad.username)).toBe('done');
    expect(fixture().messages.to('+14155552673')).toEqual([]);
  });

  it.each(['known', 'unknown'])('tells the limit of distinct targets that were typed, %s ones', async (which) => {
    const context = uniform();
    const answers: string[] = [];
    for (let n = 0; n < 8; n++) {
      const person = await fixture().newAccount();
      const { phone } = person;
      answers.push(await byPhone(which === 'known' ? phone : phone.replace('+86139', '+86137'), context));
    }
    expect(answers).toEqual([...new Array<string>(6).fill('done'), 'captcha-required', 'captcha-required']);
  });

  it('counts names of one phone as it counts names of nobody', async () => {
    const ask = async (username: string, wrongPhone: string, context = uniform()) => {
      const answers: string[] = [];
      for (let n = 0; n < 8; n++) {
        const number = n === 0 ? wrongPhone : freePhone(n);
        answers.push(reason(await fixture().send({ username, phone: { number } }, context)));
      }
      return answers;
    };
    const known = await ask(ada.username, ada.phone);
    expect(known).toContain('captcha-required');
    expect(await ask('nobody at all', ada.phone)).toEqual(known);
  });

  it.each(['known', 'unknown'])(
    'tells the limit of asks, refused by the target or not, at a name that is %s',
    async (which) => {
      const context = uniform();
      const name = which === 'known' ? ada.username : `${ada.username}x`;
      const answers = await inParallel(30, () => byName(name, context));
      expect(answers.filter((each) => each === 'done')).toHaveLength(12);
      expect(answers.filter((each) => each === 'too-frequent')).toHaveLength(18);
      expect(fixture().messages.to(ada.phone)).toHaveLength(which === 'known' ? 1 : 0);
    },
  );

  it('tells the alarm, which guesses at decoys do not raise', async () => {
    const monitor = fixture().the(BruteForceMonitor);
    const raise = async (...names: readonly string[]) => {
      for (const username of names) {
        await byName(username);
        for (let n = 0; n < 5; n++) await fixture().verify({ username }, String(900_000 + n), uniform());
      }
      await monitor.onApplicationBootstrap();
      return [await byName(ada.username), await byName(`${ada.username}x`)];
    };
    const invented = Array.from({ length: 6 }, (_, n) => `invented ${String(n)}`);
    expect(await raise(...invented)).toEqual(['done', 'done']);
    const people = [];
    for (let n = 0; n < 6; n++) people.push((await fixture().newAccount()).username);
    fixture().pass(60);
    expect(await raise(...people)).toEqual(['captcha-required', 'captcha-required']);
    const register = { context: uniform(), target: { number: freePhone() }, captcha: 'absent', locale: 'en' } as const;
    expect(reason(await fixture().the(SendRegistrationCode).execute(register))).toBe('captcha-required');
    fixture().pass(2 * 86_400);
    await monitor.onApplicationBootstrap();
  });

  it('tells no success about an account without a message, but for the listed limits', async () => {
    const limiter = fixture().the(SendLimiter);
    const admit = limiter.admit.bind(limiter);
    const hidden = new Set<string>();
    let refused = '';
    limiter.admit = async (request) => {
      const admitted = await admit(request);
      refused = admitted.ok ? '' : 'limit' in admitted.refusal ? admitted.refusal.limit : admitted.refusal.reason;
      return admitted;
    };
    const contexts = [uniform(), uniform(), uniform()];
    for (let step = 0; step < 150; step++) {
      const context = contexts[(step * 7) % 3];
      const before = fixture().messages.to(ada.phone).length;
      refused = '';
      const answer = step % 2 === 0 ? await byName(ada.username, context) : await byPhone(ada.phone, context);
      const sent = fixture().messages.to(ada.phone).length - before;
      if (answer === 'done' && sent === 0) hidden.add(refused);
      if (answer !== 'done') expect(sent).toBe(0);
      if (step % 40 > 30) await fixture().verify({ username: ada.username }, '000000', uniform());
      fixture().pass(((step * 37) % 11) * 60);
    }
    limiter.admit = admit;
    const listed = new Set<string>([...TARGET_LIMITS, ...HIDDEN_SEND_REASONS]);
    expect([...hidden].filter((each) => !listed.has(each))).toEqual([]);
    expect(hidden.size).toBeGreaterThan(2);
  });
});
