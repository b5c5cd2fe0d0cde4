import type { TestingModule } from '@nestjs/testing';
import { MaintenanceJobs, UnitOfWork } from '../../src/common';
import { Database } from '../../src/database';
import { DeliveryDays } from '../../src/notification/funnel/delivery-days.sql-store';
import { DeliveryFunnel } from '../../src/notification/funnel/delivery-funnel';
import { TypeormOutboxStore } from '../../src/notification/outbox/typeorm-outbox.store';
import type { ReceiptStore } from '../../src/notification/receipts/receipt.store';
import { inParallel } from '../support/concurrency';
import { describeEachDatabase } from '../support/database-harness';
import { useStoreFixture } from '../support/store-fixture';

const DAY_MS = 86_400_000;

/** Row of the outbox as a test describes it; times are days before now. */
interface Message {
  readonly age: number;
  readonly state: string;
  readonly channel?: string;
  readonly country?: string | null;
  readonly vendor?: string | null;
  readonly isNotice?: boolean;
  readonly reached?: 'accepted' | 'delivered' | 'entered';
  readonly cost?: number;
}

const STAGES = ['accepted', 'delivered', 'entered'] as const;

describeEachDatabase('daily counts of messages', (kind) => {
  const fixture = useStoreFixture(kind);
  let next = 0;

  beforeEach(async () => {
    for (const table of ['notification_outbox', 'delivery_days'])
      await fixture().database.execute(`DELETE FROM ${table}`);
  });

  const outboxOf = (process: TestingModule, database = process.get(Database)): TypeormOutboxStore =>
    new TypeormOutboxStore(database, process.get(UnitOfWork), {} as ReceiptStore, {
      record: () => Promise.resolve(),
    });

  const funnel = (days: number, app?: string) =>
    new DeliveryFunnel(new DeliveryDays(fixture().database), new MaintenanceJobs()).ofLast(days, app);

  async function add(message: Message): Promise<void> {
    const { database } = fixture();
    const at = `${database.now} - ${String(message.age * DAY_MS)}`;
    const reached = STAGES.indexOf(message.reached ?? 'accepted');
    const times = STAGES.map((_, stage) => (message.reached !== undefined && stage <= reached ? at : 'NULL'));
    await database.execute(
      `INSERT INTO notification_outbox (id, app, channel, recipient, country, template, locale, reference, challenge_id,
         code_number, vendor, cost, state, attempts, lost_leases, created_at, expires_at, accepted_at, delivered_at, entered_at)
       VALUES (?, 'default', ?, 'masked', ?, 'recover-code', 'en', 'ABC', ?, 1, ?, ?, ?, 1, 0, ${at}, ${at}, ${times.join(', ')})`,
      [
        `message ${String(next++)}`,
        message.channel ?? 'sms',
        message.country === undefined ? 'CN' : message.country,
        message.isNotice ? null : 'challenge',
        message.vendor === undefined ? 'aliyun' : message.vendor,
        message.cost ?? 0,
        message.state,
      ],
    );
  }

  it('equals a count by hand before and after the messages are deleted', async () => {
    const messages: readonly Message[] = [
      { age: 9, state: 'delivered', reached: 'entered', cost: 45_000 },
      { age: 9, state: 'delivered', reached: 'delivered', cost: 45_000 },
      { age: 9, state: 'accepted', reached: 'accepted', cost: 45_000, country: 'US', vendor: 'twilio' },
      { age: 9, state: 'failed', reached: 'accepted', cost: 45_000 },
      { age: 9, state: 'expired', cost: 45_000, vendor: null },
      { age: 9, state: 'dropped', cost: 45_000, vendor: null },
      { age: 9, state: 'accepted', reached: 'accepted', isNotice: true },
      { age: 8, state: 'delivered', reached: 'entered', channel: 'email', country: null, vendor: 'smtp' },
      { age: 2, state: 'accepted', reached: 'accepted' },
    ];
    for (const message of messages) await add(message);
    const totals = { asked: 7, accepted: 6, delivered: 3, entered: 2, failed: 2, cost: 0.18 };
    for (const isDeleted of [false, true]) {
      if (isDeleted) expect(await outboxOf(fixture().process).purge(500)).toBe(8);
      const found = await funnel(30);
      expect(found.total).toEqual(totals);
      expect(found.by('day')).toHaveLength(30);
      expect(found.by('day').filter(({ asked }) => asked > 0)).toMatchObject([
        { asked: 5, accepted: 4, delivered: 2, entered: 1, failed: 2 },
        { asked: 1, accepted: 1, delivered: 1, entered: 1, failed: 0 },
        { asked: 1, accepted: 1, delivered: 0, entered: 0, failed: 0 },
      ]);
      expect(found.by('vendor').map(({ key, asked }) => [key, asked])).toEqual([
        ['aliyun', 4],
        ['', 1],
        ['smtp', 1],
        ['twilio', 1],
      ]);
      expect(found.by('country').map(({ key, asked }) => [key, asked])).toEqual([
        ['CN', 5],
        ['', 1],
        ['US', 1],
      ]);
      expect((await funnel(3)).total.asked).toBe(1);
      expect((await funnel(30, 'another')).total.asked).toBe(0);
    }
    const left = await fixture().database.query('SELECT id FROM notification_outbox');
    expect(left).toHaveLength(1);
  });

  it('counts each message once when several processes delete at the same time', async () => {
    for (let n = 0; n < 120; n++)
      await add({ age: 8 + (n % 3), state: 'delivered', reached: 'delivered', country: n % 2 === 0 ? 'CN' : 'US' });
    const processes = [fixture().process, await fixture().startProcess(), await fixture().startProcess()];
    const stores = processes.map((process) => outboxOf(process));
    const found: number[] = [];
    await inParallel(6, async (index) => {
      const store = stores[index % stores.length];
      while (store && (await store.purge(25)) > 0) found.push((await funnel(30)).total.asked);
    });
    expect(await fixture().database.query('SELECT id FROM notification_outbox')).toEqual([]);
    expect((await funnel(30)).total).toMatchObject({ asked: 120, accepted: 120, delivered: 120 });
    expect(new Set(found)).toEqual(new Set([120]));
  });

  it('counts nothing of a transaction that ends between the count and the deletion', async () => {
    for (let n = 0; n < 10; n++) await add({ age: 8, state: 'accepted', reached: 'accepted' });
    const { database, process } = fixture();
    const dying = new Proxy(database, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        return (sql: string, ...rest: unknown[]): unknown => {
          if (name === 'execute' && sql.startsWith('DELETE')) throw new Error('killed');
          return (value as (...args: unknown[]) => unknown).call(target, sql, ...rest);
        };
      },
    });
    await expect(outboxOf(process, dying).purge(500)).rejects.toThrow('killed');
    expect(await database.query('SELECT day FROM delivery_days')).toEqual([]);
    expect((await funnel(30)).total.asked).toBe(10);
    await outboxOf(process).purge(500);
    expect((await funnel(30)).total.asked).toBe(10);
  });

  it('keeps counts for 400 days', async () => {
    await add({ age: 8, state: 'accepted', reached: 'accepted' });
    await outboxOf(fixture().process).purge(500);
    const days = new DeliveryDays(fixture().database);
    fixture().pass(391 * DAY_MS);
    expect(await days.purge()).toBe(0);
    fixture().pass(3 * DAY_MS);
    expect(await days.purge()).toBe(1);
  });
});
