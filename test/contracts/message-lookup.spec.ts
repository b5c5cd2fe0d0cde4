import { noDeliveryFailures } from '../doubles/no-delivery-failures';
import { Logger } from '@nestjs/common';
import { MessageLookup } from '../../src/notification/delivery/message-lookup';
import { TypeormOutboxStore } from '../../src/notification/outbox/typeorm-outbox.store';
import { TypeormReceiptStore } from '../../src/notification/receipts/typeorm-receipt.store';
import { RecordedWarnings } from '../doubles/recorded-warnings';
import { describeEachDatabase } from '../support/database-harness';
import { useStoreFixture } from '../support/store-fixture';
import { aRow, later, LEASE_SECONDS } from './outbox-contract-setup';

describeEachDatabase('MessageLookup', (kind) => {
  const fixture = useStoreFixture(kind);
  let outbox: TypeormOutboxStore;
  let receipts: TypeormReceiptStore;
  let lookup: MessageLookup;

  beforeAll(() => {
    receipts = new TypeormReceiptStore(fixture().database, fixture().unitOfWork, noDeliveryFailures);
    outbox = new TypeormOutboxStore(fixture().database, fixture().unitOfWork, receipts, noDeliveryFailures);
    lookup = new MessageLookup(fixture().database);
  });

  beforeEach(() => fixture().database.execute('DELETE FROM notification_outbox'));

  const lease = () => outbox.lease({ owner: 'worker', limits: { sms: 9, email: 9 }, seconds: LEASE_SECONDS });

  it('finds a message by its reference, its id and the id of its vendor, and nothing else', async () => {
    await outbox.add([aRow('a', { reference: 'KQX' }), aRow('b', { reference: 'ZZZ' })]);
    await lease();
    await outbox.settle({ id: 'a', owner: 'worker' }, { state: 'accepted', vendor: 'twilio', vendorMessageId: 'SM1' });
    for (const name of ['kqx', 'KQX', ' kqx\n', 'ＫＱＸ\u200b', 'a', 'SM1'])
      expect((await lookup.find(name)).map(({ id, state, vendor }) => [id, state, vendor])).toEqual([
        ['a', 'accepted', 'twilio'],
      ]);
    expect(await lookup.find('nothing')).toEqual([]);
  });

  it('finds messages to a number or an e-mail address, by what is stored of it', async () => {
    await outbox.add([
      aRow('a'),
      aRow('b', { maskedRecipient: 'a***@example.com' }),
      aRow('c', { maskedRecipient: '+86139****9000' }),
    ]);
    const found = async (address: string) => (await lookup.find(address, address)).map(({ id }) => id);
    expect(await found('+8613800001234')).toEqual(['a']);
    expect(await found('ada@example.com')).toEqual(['b']);
    expect(await found('+8613911119001')).toEqual([]);
  });

  it('has tries, reasons, refusals and instants, and neither the payload nor an address', async () => {
    await outbox.add([aRow('a')]);
    await lease();
    await outbox.postpone({ id: 'a', owner: 'worker' }, { ...later, vendor: 'twilio', refusedBy: ['sns', 'vonage'] });
    const [found] = await lookup.find('a');
    expect(found).toMatchObject({ state: 'queued', tries: 1, why: 'http 503', refusedBy: ['sns', 'vonage'] });
    expect(found).toMatchObject({ vendor: 'twilio', recipient: '+86138****1234', deliveredAt: null });
    expect(Date.parse(found?.nextTryAt ?? '')).toBeGreaterThan(Date.parse(found?.createdAt ?? ''));
    expect(JSON.stringify(found)).not.toContain('sealed');
  });

  it('has receipts that came before the end, and the delivery', async () => {
    await outbox.add([aRow('a')]);
    await lease();
    await receipts.record('webhook', { message: { id: 'a' }, status: 'failed', why: '30005' });
    expect(await lookup.find('a')).toMatchObject([{ earlyReceipts: ['failed (30005)'] }]);
    await outbox.settle({ id: 'a', owner: 'worker' }, { state: 'accepted', vendor: 'webhook' });
    expect(await lookup.find('a')).toMatchObject([{ state: 'failed', why: '30005', earlyReceipts: [] }]);
  });

  it('is logged once a message has expired, by id, reference and the vendor of its last try', async () => {
    const warnings = RecordedWarnings.start();
    await outbox.add([aRow('a', { reference: 'KQX' })]);
    await lease();
    await outbox.postpone({ id: 'a', owner: 'worker' }, { ...later, vendor: 'twilio' });
    fixture().pass(300_000);
    await lease();
    expect(warnings.texts).toEqual(['message a (sms, reference KQX) with twilio expired: http 503']);
    Logger.overrideLogger(false);
  });
});
