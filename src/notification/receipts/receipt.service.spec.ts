import { Logger } from '@nestjs/common';
import { RecordedEvents } from '../../../test/doubles/recorded-events';
import { RecordedWarnings } from '../../../test/doubles/recorded-warnings';
import { RecordingChannel } from '../../../test/doubles/recording-channel';
import { Vendors } from '../vendors/vendor.registry';
import { ReceiptService } from './receipt.service';
import { type Receipt, ReceiptParser, type ParsedReceipts } from './receipt-parser';
import { type ReceiptResult, ReceiptStore } from './receipt.store';

const many = Array.from({ length: 23 }, (_, id): Receipt => ({ message: { id: `row ${id}` }, status: 'delivered' }));

/** Reads the same from every call. */
class FixedReader extends ReceiptParser {
  constructor(private readonly receipts: readonly Receipt[] = many) {
    super();
  }

  read(): ParsedReceipts {
    return { result: 'read', receipts: this.receipts };
  }
}

/** Keeps a receipt as soon as everybody else had a chance to bring another. */
class SlowStore extends ReceiptStore {
  readonly kept: Receipt[] = [];
  mostAtOnce = 0;
  private atOnce = 0;

  async record(_vendor: string, receipt: Receipt): Promise<ReceiptResult> {
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.atOnce);
    await new Promise(setImmediate);
    this.atOnce--;
    this.kept.push(receipt);
    return 'applied';
  }

  applyEarly(): Promise<void> {
    return Promise.resolve();
  }

  purge(): Promise<number> {
    return Promise.resolve(0);
  }
}

describe('ReceiptService', () => {
  it('keeps all receipts of a call before it answers, some at the same time', async () => {
    const store = new SlowStore();
    const events = new RecordedEvents();
    const vendor = { channel: new RecordingChannel(), receipts: new FixedReader() };
    const service = new ReceiptService(new Vendors(new Map([['vendor', vendor]])), store, events, {
      publicUrl: 'https://id.example.com',
    });
    const answer = await service.receive('vendor', { method: 'POST', headers: {}, target: '/', body: Buffer.alloc(0) });
    expect(answer).toEqual({ status: 204 });
    expect(store.kept).toEqual(many);
    expect(events.receipts).toHaveLength(many.length);
    expect(store.mostAtOnce).toBe(5);
  });

  it('refuses a body larger than the vendor sends, and does not read it', async () => {
    const store = new SlowStore();
    const vendor = { channel: new RecordingChannel(), receipts: new FixedReader() };
    const vendors = new Vendors(new Map([['vendor', vendor]]));
    const service = new ReceiptService(vendors, store, new RecordedEvents(), { publicUrl: 'https://id.example.com' });
    const receive = (size: number) =>
      service.receive('vendor', { method: 'POST', headers: {}, target: '/', body: Buffer.alloc(size) });
    expect(await receive(16 * 1024 + 1)).toBe('too-large');
    expect(store.kept).toEqual([]);
    expect(await receive(16 * 1024)).toEqual({ status: 204 });
  });

  it('logs a failure that changed a message at warn, by id and reason', async () => {
    const warnings = RecordedWarnings.start();
    const failed: Receipt = { message: { vendorMessageId: 'SM1' }, status: 'failed', why: '30005' };
    const vendor = { channel: new RecordingChannel(), receipts: new FixedReader([failed]) };
    const service = new ReceiptService(
      new Vendors(new Map([['vendor', vendor]])),
      new SlowStore(),
      new RecordedEvents(),
      { publicUrl: 'https://id.example.com' },
    );
    await service.receive('vendor', { method: 'POST', headers: {}, target: '/', body: Buffer.alloc(0) });
    expect(warnings.texts).toEqual(['message SM1 with vendor failed by its receipt: 30005']);
    Logger.overrideLogger(false);
  });
});
