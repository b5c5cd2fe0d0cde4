import type { DeliveryObserver } from '../delivery/delivery-events';
import type { Vendors } from '../vendors/vendor-registry';
import type { Receipt, ReceiptAnswer, ReceiptRequest } from './receipt-parser';
import type { ReceiptStore } from './receipt.store';

/** Why a call is not taken: nobody sends receipts under that name, its signature is wrong, or its body is. */
export type ReceiptFault = 'unknown-provider' | 'forged' | 'unreadable';

/** Receipts of a call that are recorded at the same time: their order means nothing, and each waits for the disk. */
const AT_A_TIME = 5;

const NO_CONTENT: ReceiptAnswer = { status: 204 };

/** Takes receipts in, of the providers that are configured. */
export class ReceiptService {
  constructor(
    private readonly providers: Vendors,
    private readonly receipts: ReceiptStore,
    private readonly observer: DeliveryObserver,
    private readonly publicUrl: string,
  ) {}

  /** `target`: path and query of the call. All receipts of a call are kept before it is answered. */
  async take(
    provider: string,
    { target, ...request }: Omit<ReceiptRequest, 'url'> & { readonly target: string },
  ): Promise<ReceiptAnswer | ReceiptFault> {
    const reader = this.providers.receipts(provider);
    if (!reader) return 'unknown-provider';
    const reading = await reader.read({ ...request, url: `${this.publicUrl}${target}` });
    if (reading.result !== 'read') {
      this.observer.reported({ provider, status: null, verdict: reading.result });
      return reading.result;
    }
    for (let next = 0; next < reading.receipts.length; next += AT_A_TIME) {
      const some = reading.receipts.slice(next, next + AT_A_TIME);
      await Promise.all(some.map((receipt) => this.keep(provider, receipt)));
    }
    return reading.answer ?? NO_CONTENT;
  }

  private async keep(provider: string, receipt: Receipt): Promise<void> {
    const verdict = await this.receipts.record(provider, receipt);
    this.observer.reported({ provider, status: receipt.status, verdict });
  }
}
