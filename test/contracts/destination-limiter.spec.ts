import { Logger } from '@nestjs/common';
import { SendRegistrationCode, VerifyRegistrationCode } from '../../src/auth';
import { MaintenanceJobs } from '../../src/common';
import { DestinationLimiter } from '../../src/otp';
import { verified } from '../builders/an-account';
import { reason, useAuthFixture } from '../support/auth-fixture';
import { inParallel } from '../support/concurrency';
import { describeEachDatabase } from '../support/database-harness';
import { eventually } from '../support/eventually';

describeEachDatabase('DestinationLimiter', (kind) => {
  const fixture = useAuthFixture(kind, { LIMITS: '{"prefixSendsPerHour":5,"countrySendsPerHour":12}' });
  let blocks = 0;

  const newBlock = () => `+8613${String(10_000 + blocks++)}`;
  const ask = (number: string, captcha: 'absent' | 'passed' = 'absent') =>
    fixture()
      .the(SendRegistrationCode)
      .execute({ context: fixture().context(), target: { number }, captcha, locale: 'en' })
      .then(reason);
  const numberOf = (block: string, n: number) => `${block}${String(1000 + n)}`;
  const enteredAt = async (destination: string) => {
    const [row] = await fixture().query<{ entered: number | string }>(
      'SELECT SUM(entered) AS entered FROM otp_destinations WHERE destination = ?',
      [destination],
    );
    return Number(row?.entered ?? 0);
  };

  beforeEach(() => {
    fixture().pass(2 * 86_400);
  });

  it('climbs the ladder where no code of a prefix is entered: captcha, then one an hour for a day', async () => {
    const block = newBlock();
    let n = 0;
    for (; n < 5; n++) expect(await ask(numberOf(block, n))).toBe('done');
    expect(await ask(numberOf(block, n))).toBe('captcha-required');
    for (; n < 10; n++) expect(await ask(numberOf(block, n), 'passed')).toBe('done');
    expect(await ask(numberOf(block, n), 'passed')).toBe('too-frequent');
    for (; n < 13; n++) {
      fixture().pass(3_500);
      expect(await ask(numberOf(block, n), 'passed')).toBe('too-frequent');
      fixture().pass(101);
      expect(await ask(numberOf(block, n))).toBe('captcha-required');
      expect(await ask(numberOf(block, n), 'passed')).toBe('done');
    }
    fixture().pass(86_400);
    expect(await ask(numberOf(block, n))).toBe('done');
  });

  it('climbs the ladder of a country within its hour: captcha, a minute between two, none', async () => {
    const swedish = () => `+467${String(20_000_000 + 12_345 * blocks++)}`;
    for (let n = 0; n < 12; n++) expect(await ask(swedish())).toBe('done');
    expect(await ask(swedish())).toBe('captcha-required');
    for (let n = 12; n < 24; n++) expect(await ask(swedish(), 'passed')).toBe('done');
    expect(await ask(swedish(), 'passed')).toBe('too-frequent');
    for (let n = 24; n < 36; n++) {
      fixture().pass(60);
      expect(await ask(swedish(), 'passed')).toBe('done');
    }
    fixture().pass(600);
    expect(await ask(swedish(), 'passed')).toBe('too-frequent');
    fixture().pass(3_600);
    expect(await ask(swedish())).toBe('done');
  });

  it('counts the country over all prefixes', async () => {
    for (let n = 0; n < 12; n++) expect(await ask(numberOf(newBlock(), n))).toBe('done');
    expect(await ask(numberOf(newBlock(), 0))).toBe('captcha-required');
    expect(await ask('+85512345678')).toBe('done');
  });

  it('lets no more of 100 parallel sends through than the limit', async () => {
    const block = newBlock();
    const outcomes = await inParallel(100, (n) => ask(numberOf(block, n)));
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(5);
  });

  it('holds nothing back while people enter their codes, each counted once', async () => {
    const block = newBlock();
    for (let n = 0; n < 11; n++) {
      const number = numberOf(block, n);
      expect(await ask(number)).toBe('done');
      const code = fixture().messages.codeTo(number);
      const verify = { context: fixture().context(), target: { number }, code };
      expect(reason(await fixture().the(VerifyRegistrationCode).execute(verify))).toBe('done');
      await eventually(async () => (await enteredAt(`${block}1xxx`)) === n + 1);
    }
  });

  it('never holds back codes to verified numbers', async () => {
    const block = newBlock();
    for (let n = 0; n < 5; n++) await ask(numberOf(block, n));
    expect(await ask(numberOf(block, 5))).toBe('captcha-required');
    const { username } = await fixture().newAccount({ phone: verified(numberOf(block, 5)) });
    expect(reason(await fixture().send({ username }))).toBe('done');
  });

  it('tells the operator once, without a number', async () => {
    const told: string[] = [];
    const block = newBlock();
    Logger.overrideLogger({ log: () => undefined, warn: () => undefined, error: (line: string) => told.push(line) });
    for (let n = 0; n < 5; n++) await ask(numberOf(block, n));
    await fixture().the(MaintenanceJobs).runAll();
    await fixture().the(MaintenanceJobs).runAll();
    Logger.overrideLogger(false);
    expect(told).toEqual([
      `${block}1xxx: of 5 codes to unverified numbers within a day 0 were entered; more are held back`,
    ]);
    expect(fixture().the(DestinationLimiter).heldBack).toEqual({ prefix: 1, country: 0 });
  });
});
