import type { CaptchaState, CodeScope } from '../../src/otp';
import { inParallel } from '../support/concurrency';
import { describeEachDatabase } from '../support/database-harness';
import { another, MINUTE_MS, useOtpFixture } from '../support/otp-fixture';

const HOME = '198.51.100.7';
const STRANGER = '203.0.113.7';

/** Addresses of one /48, a different /64 each time. */
const rotating = () => {
  let n = 0;
  return () => `2001:db8:bad:${(n++ % 65_536).toString(16)}::/64`;
};

describeEachDatabase('attempts of the owner beside those of a stranger', (kind) => {
  const fixture = useOtpFixture(kind);

  const guess = (scope: CodeScope, ip: string, n = 0) => fixture().consume(scope, String(900_000 + n), ip);
  const guessTimes = async (scope: CodeScope, ip: string, times: number) => {
    for (let n = 0; n < times; n++) await guess(scope, ip, n);
  };

  it('is judged during a pause, for a code that its network asked for', async () => {
    const scope = fixture().newScope();
    await guessTimes(scope, STRANGER, 10);
    expect(await guess(scope, STRANGER)).toBe('code-exhausted');
    const code = await fixture().codeFor(scope, { ip: HOME });
    expect(await guess(scope, STRANGER)).toBe('code-exhausted');
    expect(await fixture().consume(scope, another(code), HOME)).toBe('code-wrong');
    expect(await fixture().consume(scope, code, '198.51.100.200')).toBe('done');
  });

  it('needs a code that its network asked for', async () => {
    const scope = fixture().newScope();
    await guessTimes(scope, STRANGER, 10);
    const code = await fixture().codeFor(scope, { ip: HOME });
    expect(await fixture().consume(scope, code, '192.0.2.1')).toBe('code-exhausted');
    fixture().pass(5 * MINUTE_MS);
    expect(await fixture().consume(scope, code, HOME)).toBe('code-exhausted');
  });

  it('ends with the third wrong code of a day, exactly, also of parallel ones', async () => {
    const scope = fixture().newScope();
    await guessTimes(scope, STRANGER, 10);
    const code = await fixture().codeFor(scope, { ip: HOME });
    const answers = await inParallel(20, (n) => fixture().consume(scope, another(code, n + 1), HOME));
    expect(answers.filter((each) => each === 'code-wrong')).toHaveLength(3);
    expect(answers.filter((each) => each === 'code-exhausted')).toHaveLength(17);
    expect(await fixture().consume(scope, code, HOME)).toBe('code-exhausted');
    expect(await fixture().send(scope, { ip: HOME })).toMatchObject({ refusal: { limit: 'wrongPerHour' } });
  });

  it('is judged after the wrong codes of others ended the challenge', async () => {
    const scope = fixture().newScope();
    const code = await fixture().codeFor(scope, { ip: HOME });
    const answers = await inParallel(9, (n) => guess(scope, STRANGER, n));
    expect(answers.filter((each) => each === 'code-wrong')).toHaveLength(5);
    expect(await fixture().consume(scope, code, HOME)).toBe('done');
  });

  it('is judged for the code in hand, whatever a stranger has had sent and guessed since', async () => {
    const scope = fixture().newScope();
    const code = await fixture().codeFor(scope, { ip: HOME });
    for (let sends = 0; sends < 4; sends++) {
      await guessTimes(scope, STRANGER, 5);
      fixture().pass(MINUTE_MS);
      await fixture().send(scope, { ip: STRANGER });
    }
    expect(await fixture().consume(scope, code, HOME)).toBe('done');
  });

  it('leaves no attempt beyond those of a challenge to its own network', async () => {
    const scope = fixture().newScope();
    const code = await fixture().codeFor(scope, { ip: HOME });
    for (let n = 1; n <= 5; n++) expect(await fixture().consume(scope, another(code, n), HOME)).toBe('code-wrong');
    expect(await fixture().consume(scope, code, HOME)).toBe('code-exhausted');
    fixture().pass(MINUTE_MS);
    await fixture().codeFor(scope, { ip: HOME });
    expect(await fixture().consume(scope, code, HOME)).toBe('code-wrong');
  });

  it('sends twelve messages of a day to a target at most, from however many networks', async () => {
    const scope = fixture().newScope();
    let sent = 0;
    for (let n = 0; n < 24 * 6; n++) {
      const captcha: CaptchaState = n % 2 === 0 ? 'passed' : 'absent';
      if ((await fixture().send(scope, { ip: `10.9.${String(n)}.1`, captcha })).ok) sent++;
      fixture().pass(10 * MINUTE_MS);
    }
    expect(sent).toBe(12);
  });

  describe.each<[string, () => () => string]>([
    ['one address', () => () => STRANGER],
    ['the /64s of a /48', rotating],
  ])('under guesses and sends from %s', (_from, addresses) => {
    it.each([1, 6, 24])('leads to a recovery within an hour, after %i hours', async (hours) => {
      const scope = fixture().newScope();
      const address = addresses();
      const attack = async () => {
        for (const captcha of ['passed', 'absent'] as const) await fixture().send(scope, { ip: address(), captcha });
        for (let n = 0; n < 3; n++) await guess(scope, address(), n);
      };
      for (let quarter = 0; quarter < hours * 4; quarter++) {
        await attack();
        fixture().pass(15 * MINUTE_MS);
      }
      expect(await recover(scope, attack)).toBeLessThanOrEqual(60);
    });
  });

  /** Minutes until the owner recovers, who tries every fifth, always after the stranger. */
  async function recover(scope: CodeScope, attack: () => Promise<void>): Promise<number> {
    for (let minutes = 0; minutes <= 60; minutes += 5) {
      await attack();
      const sent = await fixture().send(scope, { ip: HOME });
      await attack();
      if (sent.ok && (await fixture().consume(scope, sent.value.code.reveal(), HOME)) === 'done') return minutes;
      fixture().pass(5 * MINUTE_MS);
    }
    return Infinity;
  }
});
