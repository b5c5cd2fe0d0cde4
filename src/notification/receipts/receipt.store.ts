import type { Receipt } from './receipt-parser';

/**
 * Effect of a receipt: it changed its message, changed nothing because it was known or impossible, arrived before its message
 * was settled, or was dropped because too many others wait for theirs.
 */
export type ReceiptResult = 'applied' | 'known' | 'early' | 'dropped';

/** Message whose outcome was just stored. */
export interface SettledMessage {
  readonly id: string;
  readonly vendor: string;
  readonly vendorMessageId: string | null;
}

/** Days for which an early receipt is kept in wait for its message. */
export const EARLY_DAYS = 1;

/**
 * Maximum number of early receipts of a vendor, far more than messages are ever under way. A vendor's account that others use as
 * well reports on their messages too, which are never found here.
 */
export const MAX_EARLY = 10_000;

/** Stores delivery receipts, which may arrive in any order, repeatedly, early or late. */
export abstract class ReceiptStore {
  /**
   * Applies a receipt to its message. `delivered` wins over every other state and is never replaced; `failed` wins over
   * accepted and unknown. A receipt that arrives before its message is settled is kept until then; whichever of the two
   * is written first, none is lost, unless MAX_EARLY of the vendor are waiting. Receipts of a vendor apply only to messages whose last try was with this vendor.
   */
  abstract record(vendor: string, receipt: Receipt): Promise<ReceiptResult>;
  /** Applies early receipts to a message, in the transaction that settled it. */
  abstract applyEarly(message: SettledMessage): Promise<void>;
  /** Deletes at most `limit` early receipts that are older than EARLY_DAYS. Returns their number. */
  abstract purge(limit: number): Promise<number>;
}
