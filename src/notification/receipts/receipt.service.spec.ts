import { RecordingObserver } from '../../../test/doubles/recorded-events';
import { RecordingChannel } from '../../../test/doubles/recording-channel';
import { Vendors } from '../vendors/vendor-registry';
import { ReceiptService } from './receipt.service';
import { type Receipt, ReceiptParser, type ParsedReceipts } from './receipt-parser';
import { type ReceiptFate, ReceiptStore } from './receipt.store';

const many = Array.from({ length: 23 }, (_, id): Receipt => ({ message: { id: `row ${id}` }, status: 'delivered' }));

/** Reads the same from every call. */
class FixedReader extends ReceiptParser {
  read(): ParsedReceipts {
    return { result: 'read', receipts: many };
  }
}

/** Keeps a receipt as soon as everybody else had a chance to bring another. */
class SlowStore extends ReceiptStore {
  readonly kept: Receipt[] = [];
  mostAtOnce = 0;
  private atOnce = 0;

  async record(_provider: string, receipt: Receipt): Promise<ReceiptFate> {
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.atOnce);
    await new Promise(setImmediate);
    this.atOnce--;
    this.kept.push(receipt);
    return 'applied';
  }

  purge(): Promise<number> {
    return Promise.resolve(0);
  }
}

describe('ReceiptDesk', () => {
  it('keeps all receipts of a call before it answers, some at the same time', async () => {
    const store = new SlowStore();
    const observer = new RecordingObserver();
    const vendor = { channel: new RecordingChannel(), receipts: new FixedReader() };
    const desk = new ReceiptService(
      new Vendors(new Map([['vendor', vendor]])),
      store,
      observer,
      'https://id.example.com',
    );
    const answer = await desk.take('vendor', { method: 'POST', headers: {}, target: '/', body: Buffer.alloc(0) });
    expect(answer).toEqual({ status: 204 });
    expect(store.kept).toEqual(many);
    expect(observer.reports).toHaveLength(many.length);
    expect(store.mostAtOnce).toBe(5);
  });
});
