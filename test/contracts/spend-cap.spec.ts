import { Logger } from '@nestjs/common';
import { SendRegistrationCode } from '../../src/auth';
import { MaintenanceJobs, UnitOfWork } from '../../src/common';
import { Database } from '../../src/database';
import { SpendCap } from '../../src/notification';
import { OutboxStore, type Settlement } from '../../src/notification/outbox/outbox.store';
import { verified } from '../builders/an-account';
import { reason, useAuthFixture } from '../support/auth-fixture';
import { inParallel } from '../support/concurrency';
import { describeEachDatabase } from '../support/database-harness';
import { aRow } from './outbox-contract-setup';

const DAY_SECONDS = 86_400;

/** Limits that many registrations of neighbouring numbers would meet first. */
const LIMITS = JSON.stringify({ prefixSendsPerHour: 10_000, countrySendsPerHour: 10_000 });

/** One segment to China costs 0.045, so that 20 messages fit; those to Cambodia are free. */
const ENV = { COUNTRIES: 'CN=0.045,KH', SPEND_CAP_PER_DAY: '0.9', LIMITS };
const FITTING = 20;

describeEachDatabase('SpendCap', (kind) => {
  const fixture = useAuthFixture(kind, ENV);
  let numbers = 0;
  let apps = 0;

  const newNumber = () => `+8613${String(500_000_000 + numbers++)}`;
  const ask = (number = newNumber(), change: Parameters<ReturnType<typeof fixture>['context']>[0] = {}) =>
    fixture()
      .the(SendRegistrationCode)
      .execute({ context: fixture().context(change), target: { number }, captcha: 'absent', locale: 'en' });
  const spent = async (app: string) => {
    const shares = await fixture().the(SpendCap).shares();
    return Math.round((shares.find((each) => each.app === app)?.share ?? 0) * FITTING);
  };
  const outbox = () => fixture().the(OutboxStore);
  const addRow = (app: string, cost = 45_000) => {
    const row = aRow(`m${String(numbers++)}`, { app, cost, lifetimeSeconds: 3_600 });
    return fixture()
      .the(UnitOfWork)
      .run(() => outbox().addWithinCap(row, 900_000));
  };
  const lease = async (owner: string) => {
    const { rows } = await outbox().lease({ owner, limits: { sms: 1, email: 0 }, seconds: 30 });
    return rows[0] ?? { id: '', owner };
  };

  /* Each test has a day of its own, from its first minute: the spend of a message counts on the day of its commit. */
  beforeEach(async () => {
    const [row] = await fixture().query<{ now: number }>(`SELECT ${fixture().the(Database).now} AS now`);
    const secondsOfDay = Math.floor(Number(row?.now) / 1_000) % DAY_SECONDS;
    fixture().pass(DAY_SECONDS - secondsOfDay + 60);
  });

  it('lets as many of 400 sends through, 100 at a time, as fit under the cap, and refuses the others', async () => {
    const outcomes = await inParallel(100, async () => {
      const own = [];
      for (let sends = 0; sends < 4; sends++) own.push(await ask());
      return own;
    }).then((each) => each.flat());
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(FITTING);
    expect(new Set(outcomes.filter(({ ok }) => !ok).map(reason))).toEqual(new Set(['channel-disabled']));
    expect(await spent('default')).toBe(FITTING);
  }, 120_000);

  it('counts by client application and day (UTC), and refused sends not at all', async () => {
    for (let sends = 0; sends < FITTING; sends++) expect(reason(await ask())).toBe('done');
    const number = newNumber();
    expect(reason(await ask(number))).toBe('channel-disabled');
    expect(reason(await ask(number, { app: 'shop' }))).toBe('done');
    fixture().pass(DAY_SECONDS);
    expect(reason(await ask(number))).toBe('done');
  });

  it('counts nothing for a country without a price', async () => {
    for (let sends = 0; sends < FITTING; sends++) await ask();
    expect(reason(await ask('+85512345678'))).toBe('done');
  });

  it('charges a decoy like a message to an account, until it is dropped', async () => {
    const app = `app${String(apps++)}`;
    const context = () => fixture().context({ app, disclosure: 'uniform' });
    await fixture().newAccount({ app, username: 'priced', phone: verified(newNumber()) });
    await fixture().send({ username: 'priced' }, context());
    expect(await spent(app)).toBe(1);
    await fixture().send({ username: 'nobody' }, context());
    expect(await spent(app)).toBe(2);
  });

  it.each<[Settlement['state'], number]>([
    ['failed', 0],
    ['dropped', 0],
    ['accepted', 1],
    ['unknown', 1],
  ])('gives back what a message cost that ended %s, once: %i is left', async (state, left) => {
    const app = `app${String(apps++)}`;
    await fixture()
      .the(UnitOfWork)
      .run(() => outbox().handBack('nobody'));
    while ((await outbox().lease({ owner: 'sweep', limits: { sms: 100, email: 0 }, seconds: 3_600 })).rows.length > 0);
    await addRow(app);
    const leased = await lease('worker');
    expect(await spent(app)).toBe(1);
    expect(await outbox().settle(leased, { state, vendor: 'twilio' })).toBe(true);
    expect(await outbox().settle(leased, { state, vendor: 'twilio' })).toBe(false);
    expect(await spent(app)).toBe(left);
  });

  it('gives back what an expired message cost, unless a vendor may have it', async () => {
    const app = `app${String(apps++)}`;
    while ((await outbox().lease({ owner: 'sweep', limits: { sms: 100, email: 0 }, seconds: 36_000 })).rows.length > 0);
    await addRow(app);
    await addRow(app);
    const bound = { attempts: 1, boundTo: 'twilio', refusedBy: [], vendor: 'twilio', why: 'timeout' };
    await outbox().postpone(await lease('first'), { ...bound, delayMs: 0 });
    fixture().pass(3_600);
    expect(await lease('second')).toMatchObject({ id: '' });
    expect(await spent(app)).toBe(1);
  });

  it('tells the operator at 80 %, once a day, and of the stop', async () => {
    const told: string[] = [];
    Logger.overrideLogger({ log: () => undefined, warn: () => undefined, error: (line: string) => told.push(line) });
    const run = () => fixture().the(MaintenanceJobs).runAll();
    for (let sends = 0; sends < 15; sends++) await ask();
    await run();
    expect(told).toEqual([]);
    await ask();
    await run();
    await run();
    expect(told).toEqual(['client application default has spent 80 % of SPEND_CAP_PER_DAY today']);
    Logger.overrideLogger(false);
  });
});
