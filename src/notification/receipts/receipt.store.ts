import type { Receipt } from './receipt-parser';

/** What became of a receipt: it changed its message, said what was known or cannot be, or waits for its message. */
export type ReceiptFate = 'applied' | 'known' | 'early';

/** How long a receipt waits for a message that it fits. */
export const EARLY_DAYS = 1;

/** Takes receipts in, in whatever order, as often, and as early or late as they come. */
export abstract class ReceiptStore {
  /**
   * Delivered wins over everything, and nothing leaves it; failed wins over accepted and unknown. A receipt that comes
   * before its message is known to be accepted is kept, and counts as soon as it is: neither order of two writes at the
   * same time loses it. A provider's receipts touch the messages that it carried last, and no others.
   */
  abstract record(provider: string, receipt: Receipt): Promise<ReceiptFate>;
  /** Forgets at most `limit` receipts that waited for over EARLY_DAYS; answers how many. */
  abstract purge(limit: number): Promise<number>;
}
