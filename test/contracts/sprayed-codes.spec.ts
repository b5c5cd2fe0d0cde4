import { Logger } from '@nestjs/common';
import { SendRecoveryCode } from '../../src/auth';
import { MaintenanceJobs } from '../../src/common';
import { STANDARD_LIMITS } from '../../src/config';
import type { TestAccount } from '../support/accounts';
import { reason, useAuthFixture } from '../support/auth-fixture';
import { inParallel } from '../support/concurrency';
import { describeEachDatabase } from '../support/database-harness';

const WRONG = '000000';
const LONG_CODE = /^[1-9][0-9]{7}$/;

describeEachDatabase('codes that are guessed all over the service', (kind) => {
  const LIMITS = JSON.stringify({ globalWrongPerDay: 6, longCodesPerDay: 3 });
  const fixture = useAuthFixture(kind, { LIMITS });

  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  const count = () => fixture().the(MaintenanceJobs).runAll();
  const sendTo = ({ username }: TestAccount, ip?: string) =>
    fixture()
      .the(SendRecoveryCode)
      .execute({
        ...{ lookup: { username }, captcha: 'unsupported', locale: 'en' },
        context: fixture().context(ip === undefined ? {} : { ip }),
      });
  /** Raises the number of wrong codes of the day by one each. */
  const guessWrong = async (times: number) => {
    for (let n = 0; n < times; n++) {
      const person = await fixture().newAccount();
      await sendTo(person);
      expect(reason(await fixture().verify({ username: person.username }, WRONG))).toBe('code-wrong');
    }
    await count();
  };
  const codeTo = async (person: TestAccount) => {
    expect(reason(await sendTo(person))).toBe('done');
    return fixture().messages.codeTo(person.phone);
  };

  it('are longer before the alarm is raised, and both lengths are accepted meanwhile', async () => {
    await guessWrong(2);
    const before = await fixture().newAccount();
    const short = await codeTo(before);
    expect(short).toMatch(/^[0-9]{6}$/);
    await guessWrong(1);
    const after = await fixture().newAccount();
    const long = await codeTo(after);
    expect(long).toMatch(LONG_CODE);
    expect(reason(await fixture().verify({ username: before.username }, short))).toBe('done');
    expect(reason(await fixture().verify({ username: after.username }, `${long}0`))).toBe('code-wrong');
    expect(reason(await fixture().prove(after.phone, long))).toBe('done');
  });

  it('cost a client address its few guesses of an hour while the alarm is raised, and no other', async () => {
    await guessWrong(6);
    const [stranger, owner] = [fixture().context(), await fixture().newAccount()];
    const code = await codeTo(owner);
    const people = await Promise.all(Array.from({ length: 12 }, () => fixture().newAccount()));
    const answers = await inParallel(12, async (n) =>
      reason(await fixture().verify({ username: people[n]?.username ?? '' }, WRONG, stranger)),
    );
    expect(answers.filter((each) => each === 'code-wrong')).toHaveLength(STANDARD_LIMITS.alarmWrongPerHour);
    expect(answers.filter((each) => each === 'throttled')).toHaveLength(7);
    const refused = await fixture().verify({ username: owner.username }, code, stranger);
    expect(refused).toMatchObject({ refusal: { reason: 'throttled', limit: 'alarmWrongPerHour' } });
    expect(reason(await fixture().verify({ username: owner.username }, code))).toBe('done');
    fixture().pass(3_600);
    expect(reason(await fixture().verify({ username: owner.username }, WRONG, stranger))).toBe('code-wrong');
  });

  it('are judged for a /48 six times as often as for an address', async () => {
    await guessWrong(6);
    const answers = await inParallel(40, async (n) => {
      const context = fixture().context({ ip: `2001:db8:77:${(n * 256).toString(16)}::/64`, disclosure: 'uniform' });
      return reason(await fixture().verify({ username: `nobody${String(n)}` }, WRONG, context));
    });
    expect(answers.filter((each) => each === 'code-wrong')).toHaveLength(30);
    expect(answers.filter((each) => each === 'throttled')).toHaveLength(10);
  });

  it('are sent to a few targets of an address while the alarm is raised, where no captcha can be asked for', async () => {
    await guessWrong(6);
    const people = await Promise.all(Array.from({ length: 8 }, () => fixture().newAccount()));
    const sent = await inParallel(8, async (n) => {
      const person = people[n];
      return person ? sendTo(person, '192.0.2.1') : undefined;
    });
    expect(sent.filter((each) => each?.ok)).toHaveLength(STANDARD_LIMITS.alarmSendsPerHour);
    expect(sent.find((each) => each?.ok === false)).toMatchObject({ refusal: { limit: 'alarmSendsPerHour' } });
    const [person] = people.slice(-1);
    fixture().pass(60);
    expect(person && reason(await sendTo(person))).toBe('done');
  });
});

describeEachDatabase('codes for a network that asks for many', (kind) => {
  const fixture = useAuthFixture(kind, { LIMITS: JSON.stringify({ ipTargetsPerHour: 2 }) });

  it('are longer, whichever of its addresses ask', async () => {
    const codes: string[] = [];
    for (let n = 0; n < 4; n++) {
      const person = await fixture().newAccount();
      await fixture().send({ username: person.username }, fixture().context({ ip: `192.0.2.${String(n)}` }));
      codes.push(fixture().messages.codeTo(person.phone));
    }
    expect(codes.map((code) => code.length)).toEqual([6, 6, 8, 8]);
  });
});

describeEachDatabase('codes where clients take six digits only', (kind) => {
  const LIMITS = JSON.stringify({ longCodesPerDay: 1, ipTargetsPerHour: 1 });
  const fixture = useAuthFixture(kind, { LIMITS, LONG_CODES: 'false' });

  it('have six digits, however many are guessed', async () => {
    const person = await fixture().newAccount();
    await fixture().codeFor(person);
    await fixture().verify({ username: person.username }, WRONG);
    await fixture().the(MaintenanceJobs).runAll();
    expect(await fixture().codeFor(person)).toMatch(/^[0-9]{6}$/);
  });
});

describe('the odds of a day of guesses from a /48, by the standard limits', () => {
  const { longCodesPerDay, ipTargetsPerHour, attemptsPerChallenge, ip48Times, ...rest } = STANDARD_LIMITS;
  /** Codes of a challenge that are good at the same time. */
  const LIVE_CODES = 2;
  const short = LIVE_CODES / 10 ** rest.codeLength;
  const long = LIVE_CODES / (9 * 10 ** (rest.longCodeLength - 1));

  it('are under one in a thousand', () => {
    const beforeItIsNoticed = longCodesPerDay + ipTargetsPerHour * attemptsPerChallenge;
    const untilTheAlarm = rest.globalWrongPerDay;
    const afterIt = 24 * rest.alarmWrongPerHour * ip48Times;
    expect(beforeItIsNoticed * short + (untilTheAlarm + afterIt) * long).toBeLessThan(1e-3);
  });
});
