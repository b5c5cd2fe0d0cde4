import type { Receipt } from './receipt-parser';

/** Effect of a receipt: it changed its message, told nothing new or nothing possible, or came before its message ended. */
export type ReceiptResult = 'applied' | 'known' | 'early';

/** A message whose outcome was just stored. */
export interface SettledMessage {
  readonly id: string;
  readonly vendor: string;
  readonly vendorMessageId: string | null;
}

/** Days for which an early receipt waits for its message. */
export const EARLY_DAYS = 1;

/** Stores delivery receipts in any order, repeated or not, early or late. */
export abstract class ReceiptStore {
  /**
   * Applies a receipt to its message. `delivered` wins over every other state and nothing leaves it; `failed` wins over
   * accepted and unknown. A receipt that comes before its message is settled is kept until then; whichever of the two is
   * written first, none is lost. Receipts of a vendor only reach messages whose last try was with this vendor.
   */
  abstract record(vendor: string, receipt: Receipt): Promise<ReceiptResult>;
  /** Applies early receipts to a message, in the transaction that settled it. */
  abstract applyEarly(message: SettledMessage): Promise<void>;
  /** Deletes at most `limit` receipts that have waited for over EARLY_DAYS. Returns their number. */
  abstract purge(limit: number): Promise<number>;
}
