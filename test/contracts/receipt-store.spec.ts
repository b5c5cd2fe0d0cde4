import { noDeliveryFailures } from '../doubles/no-delivery-failures';
import type { TestingModule } from '@nestjs/testing';
import { Database, DatabaseClock } from '../../src/database';
import { UnitOfWork } from '../../src/common';
import { TypeormReceiptStore } from '../../src/notification/receipts/typeorm-receipt.store';
import { TypeormOutboxStore } from '../../src/notification/outbox/typeorm-outbox.store';
import type { Settlement } from '../../src/notification/outbox/outbox.store';
import type { Receipt } from '../../src/notification/receipts/receipt-parser';
import { OvertakenReceipts } from '../doubles/overtaken-receipts';
import { describeEachDatabase } from '../support/database-harness';
import { inParallel } from '../support/concurrency';
import { useStoreFixture } from '../support/store-fixture';
import { aRow, later, leaseOne } from './outbox-contract-setup';

const accepted: Settlement = { state: 'accepted', vendor: 'vendor', vendorMessageId: 'v-1', segments: 2 };
const delivered: Receipt = { message: { vendorMessageId: 'v-1' }, status: 'delivered' };
const failed: Receipt = { message: { vendorMessageId: 'v-1' }, status: 'failed', why: 'absent' };

describeEachDatabase('TypeormReceiptStore', (kind) => {
  const fixture = useStoreFixture(kind);
  let processes: readonly TestingModule[];

  const storesOf = (process: TestingModule) => {
    const [db, unitOfWork] = [process.get(Database), process.get(UnitOfWork)];
    const receipts = new TypeormReceiptStore(db, unitOfWork, noDeliveryFailures);
    return { outbox: new TypeormOutboxStore(db, unitOfWork, receipts, noDeliveryFailures), receipts };
  };
  const stores = () => storesOf(fixture().process);

  /** A message in a worker's hands, and what ends it. */
  const leased = async (id = 'one') => {
    const { outbox } = stores();
    await outbox.add([aRow(id)]);
    const row = await leaseOne({ store: outbox, advance: () => undefined, find: () => Promise.resolve(undefined) }, id);
    return (end: Settlement) => outbox.settle(row, end);
  };

  const message = async (id = 'one') => {
    const [row] = await fixture().database.query<Record<string, unknown>>(
      `SELECT state, last_error AS why, accepted_at AS acceptedAt, delivered_at AS deliveredAt, segments
       FROM notification_outbox WHERE id = ?`,
      [id],
    );
    return row;
  };
  const waiting = async () => (await fixture().database.query('SELECT 1 FROM notification_receipts')).length;

  beforeAll(async () => {
    processes = [fixture().process, kind === 'mysql' ? await fixture().startProcess() : fixture().process];
  });

  beforeEach(async () => {
    await fixture().database.execute('DELETE FROM notification_outbox');
    await fixture().database.execute('DELETE FROM notification_receipts');
  });

  it('turns accepted into delivered, with the time', async () => {
    await (
      await leased()
    )(accepted);
    expect(await message()).toMatchObject({ state: 'accepted', segments: 2, deliveredAt: null });
    expect(await stores().receipts.record('vendor', delivered)).toBe('applied');
    const { acceptedAt, deliveredAt } = (await message()) as Record<string, number>;
    expect(await message()).toMatchObject({ state: 'delivered', why: null });
    expect(deliveredAt).toBeGreaterThanOrEqual(acceptedAt ?? Infinity);
  });

  it("takes the vendor's time if it is plausible", async () => {
    for (const [id, at] of Object.entries({ one: 1, two: 9e15 })) {
      await (
        await leased(id)
      )({ ...accepted, vendorMessageId: id });
      await stores().receipts.record('vendor', { message: { vendorMessageId: id }, status: 'delivered', at });
      expect((await message(id))?.['deliveredAt']).not.toBe(at);
    }
    await (
      await leased('three')
    )({ ...accepted, vendorMessageId: 'three' });
    const at = (await message('three'))?.['acceptedAt'] as number;
    fixture().process.get(DatabaseClock).advance(5_000);
    await stores().receipts.record('vendor', { message: { id: 'three' }, status: 'delivered', at });
    expect(await message('three')).toMatchObject({ deliveredAt: at });
  });

  it.each<[string, readonly Receipt[], string]>([
    ['delivered, three times', [delivered, delivered, delivered], 'delivered'],
    ['delivered, then failed', [delivered, failed], 'delivered'],
    ['failed, then delivered', [failed, delivered], 'delivered'],
    ['failed, twice', [failed, failed], 'failed'],
    ['delivered, under our own name for it', [{ ...delivered, message: { id: 'one' } }], 'delivered'],
  ])('settles the state when the vendor reports %s', async (_, receipts, state) => {
    await (
      await leased()
    )(accepted);
    for (const receipt of receipts) await stores().receipts.record('vendor', receipt);
    expect(await message()).toMatchObject({ state });
    expect(await waiting()).toBe(0);
  });

  it.each<[string, readonly Receipt[], string]>([
    ['delivered', [delivered], 'delivered'],
    ['failed', [failed], 'failed'],
    ['both, whichever came first', [delivered, failed], 'delivered'],
    ['delivered, under our own name for it', [{ ...delivered, message: { id: 'one' } }], 'delivered'],
  ])('keeps receipts that precede the acceptance: %s', async (_, receipts, state) => {
    const settle = await leased();
    for (const receipt of receipts) expect(await stores().receipts.record('vendor', receipt)).toBe('early');
    expect(await message()).toMatchObject({ state: 'leased' });
    await settle(accepted);
    expect(await message()).toMatchObject({ state });
    expect(await waiting()).toBe(0);
  });

  it('settles a message whose result is unknown', async () => {
    await (
      await leased()
    )({ state: 'unknown', vendor: 'vendor', why: 'timeout' });
    await stores().receipts.record('vendor', { message: { id: 'one' }, status: 'delivered' });
    expect(await message()).toMatchObject({ state: 'delivered', why: null });
  });

  it("ignores receipts of another vendor's message and of a decoy", async () => {
    await (
      await leased()
    )(accepted);
    for (const name of [{ id: 'one' }, { vendorMessageId: 'v-1' }])
      expect(await stores().receipts.record('stranger', { ...delivered, message: name })).toBe('early');
    expect(await message()).toMatchObject({ state: 'accepted' });
    await (
      await leased('decoy')
    )({ state: 'dropped' });
    await stores().receipts.record('vendor', { ...delivered, message: { id: 'decoy' } });
    expect(await message('decoy')).toMatchObject({ state: 'dropped' });
  });

  it('ignores receipts of a message that will be tried again', async () => {
    const { outbox, receipts } = stores();
    await outbox.add([aRow('one')]);
    await outbox.postpone(
      await leaseOne({ store: outbox, advance: () => undefined, find: () => Promise.resolve(undefined) }, 'worker'),
      { ...later, vendor: 'vendor' },
    );
    expect(await receipts.record('vendor', { ...failed, message: { id: 'one' } })).toBe('early');
    expect(await message()).toMatchObject({ state: 'queued' });
  });

  it('truncates long ids and reasons', async () => {
    const long = 'x'.repeat(10_000);
    expect(await stores().receipts.record('vendor', { message: { vendorMessageId: long }, status: 'failed' })).toBe(
      'known',
    );
    await (
      await leased()
    )(accepted);
    await stores().receipts.record('vendor', { ...failed, why: long });
    expect(await message()).toMatchObject({ state: 'failed', why: 'x'.repeat(120) });
  });

  it('applies each receipt once that races with the acceptance', async () => {
    const ROUNDS = 40;
    for (let round = 0; round < ROUNDS; round++) {
      const id = `row ${round}`;
      const settle = await leased(id);
      const receipt = { message: { vendorMessageId: id }, status: 'delivered' } as const;
      await inParallel<unknown>(5, (caller) => {
        const process = processes[caller % 2] ?? fixture().process;
        return caller === 2
          ? settle({ ...accepted, vendorMessageId: id })
          : storesOf(process).receipts.record('vendor', caller === 4 ? { ...receipt, status: 'failed' } : receipt);
      });
      expect(await message(id)).toMatchObject({ state: 'delivered' });
    }
  });

  it('loses no receipt when the acceptance is recorded right after its lookup', async () => {
    const settle = await leased();
    const receipts = new OvertakenReceipts(fixture().database, fixture().unitOfWork, () => settle(accepted));
    expect(await receipts.record('vendor', delivered)).toBe('applied');
    expect(await message()).toMatchObject({ state: 'delivered' });
  });

  it('keeps so many early receipts of a vendor, and drops the others', async () => {
    class SmallStore extends TypeormReceiptStore {
      protected override readonly maxEarly = 3;
    }
    const store = new SmallStore(fixture().database, fixture().unitOfWork, noDeliveryFailures);
    const record = (vendor: string, id: string) => store.record(vendor, { ...delivered, message: { id } });
    for (const id of ['a', 'b', 'c']) expect(await record('vendor', id)).toBe('early');
    expect(await record('vendor', 'd')).toBe('dropped');
    expect(await record('other', 'd')).toBe('early');
    expect(await waiting()).toBe(4);
    await (
      await leased()
    )(accepted);
    expect(await record('vendor', 'one')).toBe('applied');
    fixture().pass(86_401_000);
    await store.purge(10);
    expect(await record('vendor', 'd')).toBe('early');
  });

  it('purges receipts without a message after a day', async () => {
    const { receipts } = stores();
    for (const vendorMessageId of ['a', 'b', 'c'])
      await receipts.record('vendor', { ...delivered, message: { vendorMessageId } });
    fixture().pass(86_390_000);
    expect(await receipts.purge(2)).toBe(0);
    fixture().pass(11_000);
    expect(await receipts.purge(2)).toBe(2);
    expect(await receipts.purge(2)).toBe(1);
  });
});
