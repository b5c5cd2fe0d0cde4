import { noDeliveryFailures } from '../doubles/no-delivery-failures';
import { TypeormReceiptStore } from '../../src/notification/receipts/typeorm-receipt.store';
import { DeliveryStatistics } from '../../src/notification/delivery/delivery-statistics';
import { TypeormOutboxStore } from '../../src/notification/outbox/typeorm-outbox.store';
import { describeEachDatabase } from '../support/database-harness';
import { useStoreFixture } from '../support/store-fixture';
import { aRow, LEASE_SECONDS } from './outbox-contract-setup';

describeEachDatabase('DeliveryStatistics', (kind) => {
  const fixture = useStoreFixture(kind);
  let outbox: TypeormOutboxStore;
  let receipts: TypeormReceiptStore;
  let statistics: DeliveryStatistics;

  beforeAll(() => {
    receipts = new TypeormReceiptStore(fixture().database, fixture().unitOfWork, noDeliveryFailures);
    outbox = new TypeormOutboxStore(fixture().database, fixture().unitOfWork, receipts, noDeliveryFailures);
    statistics = new DeliveryStatistics(fixture().database);
  });

  beforeEach(() => fixture().database.execute('DELETE FROM notification_outbox'));

  const codes = (...ids: string[]) => outbox.add(ids.map((id) => aRow(id, { code: { challengeId: id, number: 1 } })));
  const lease = async (limit: number) =>
    (await outbox.lease({ owner: 'worker', limits: { sms: limit, email: limit }, seconds: LEASE_SECONDS })).rows.map(
      ({ id }) => id,
    );
  const accept = (id: string) =>
    outbox.settle({ id, owner: 'worker' }, { state: 'accepted', vendor: 'webhook', vendorMessageId: `vendor-${id}` });

  it('are empty without messages', async () => {
    expect([await statistics.waiting(), await statistics.conversion()]).toEqual([[], []]);
  });

  it('count waiting messages by channel and state, with the age of the oldest', async () => {
    await outbox.add([aRow('a', { channel: 'email' }), aRow('b')]);
    fixture().pass(40_000);
    await outbox.add([aRow('c'), aRow('d'), aRow('e')]);
    await lease(1);
    await accept('a');
    const rows = [...(await statistics.waiting())].sort((one, other) => one.state.localeCompare(other.state));
    expect(rows).toMatchObject([
      { channel: 'sms', state: 'leased', messages: 1 },
      { channel: 'sms', state: 'queued', messages: 3 },
    ]);
    const [leased, queued] = rows.map(({ oldestMs }) => Math.floor(oldestMs / 30_000));
    expect([leased, queued]).toEqual([1, 0]);
  });

  it('count the codes of the last hour that were delivered and entered', async () => {
    await codes('old');
    await lease(1);
    await accept('old');
    fixture().pass(3_601_000);
    await codes('a', 'b', 'c', 'failed');
    await outbox.add([aRow('notice')]);
    for (const id of (await lease(10)).filter((each) => each !== 'failed')) await accept(id);
    await receipts.record('webhook', { message: { vendorMessageId: 'vendor-a' }, status: 'delivered' });
    await receipts.record('webhook', { message: { id: 'b' }, status: 'delivered' });
    await outbox.recordConversions([{ challengeId: 'a', number: 1 }]);
    expect(await statistics.conversion()).toEqual([
      { vendor: 'webhook', channel: 'sms', accepted: 3, delivered: 2, entered: 1 },
    ]);
  });

  it('count refusals of a day by the reasons asked for, also of messages that another vendor took', async () => {
    await codes('a', 'b', 'c');
    await lease(3);
    const lease1 = { id: 'a', owner: 'worker' };
    const next = { delayMs: 0, attempts: 1, boundTo: null, vendor: 'twilio', why: 'twilio 21606' };
    await outbox.postpone(lease1, { ...next, refusedBy: ['twilio'] });
    await lease(1);
    await outbox.settle(lease1, { state: 'accepted', vendor: 'webhook' });
    for (const [id, why] of [
      ['b', 'twilio 21606'],
      ['c', 'twilio 21211'],
    ] as const)
      await outbox.settle({ id, owner: 'worker' }, { state: 'failed', vendor: 'twilio', why });
    expect(await statistics.refused(['twilio 21606', 'vonage 15'])).toEqual([
      { why: 'twilio 21606', messages: 2, id: 'b' },
    ]);
  });

  it('count undelivered messages of a day by state and reason, most frequent first', async () => {
    const fail = (id: string, why: string) =>
      outbox.settle({ id, owner: 'worker' }, { state: 'failed', vendor: 'webhook', why });
    await codes('old');
    await lease(1);
    await fail('old', 'http 400');
    fixture().pass(86_401_000);
    await codes('a', 'b', 'c', 'd');
    await outbox.add([aRow('short', { lifetimeSeconds: 1 })]);
    await lease(4);
    for (const id of ['a', 'b']) await fail(id, 'http 400');
    await fail('c', 'its worker died over it');
    await accept('d');
    fixture().pass(2_000);
    await lease(1);
    expect(await statistics.undelivered()).toEqual([
      { state: 'failed', why: 'http 400', messages: 2, id: 'b' },
      { state: 'failed', why: 'its worker died over it', messages: 1, id: 'c' },
      { state: 'expired', why: null, messages: 1, id: 'short' },
    ]);
  });
});
