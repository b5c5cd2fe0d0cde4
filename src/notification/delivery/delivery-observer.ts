import type { ChannelKind } from '../../common';
import type { DeliveryOutcome } from '../vendors/channel';
import type { Receipt } from '../receipts/receipt-parser';
import type { ReceiptFate } from '../receipts/receipt.store';
import type { BreakerState } from './breaker';
import type { FinalState } from '../outbox/outbox.store';

/** One try, as it is counted. */
export interface Try {
  readonly provider: string;
  readonly channel: ChannelKind;
  readonly result: DeliveryOutcome['result'];
  readonly tookMs: number;
  /** From the commit of the message to the end of this try. */
  readonly sinceCommitMs: number;
  /** SMS that were taken over, each of which is paid for; null for a mail, and for a try that was not accepted. */
  readonly segments: number | null;
}

/** Messages that ended. */
export interface Ending {
  /** Parked: failed because it killed its workers. */
  readonly state: FinalState | 'parked';
  /** Null where none was asked. */
  readonly provider: string | null;
  readonly messages: number;
}

/** What a provider reported, and what was made of it; without a status where nothing in it could be believed or read. */
export interface Report {
  readonly provider: string;
  readonly status: Receipt['status'] | null;
  readonly verdict: ReceiptFate | 'forged' | 'unreadable';
}

/** Is told how delivery goes, to count or to log it. Nothing that it does may delay or fail a delivery. */
export abstract class DeliveryObserver {
  abstract tried(made: Try): void;
  abstract ended(ending: Ending): void;
  abstract reported(report: Report): void;
  /** Open: the provider gets nothing for a while; half-open never lasts; closed: it works again. */
  abstract breakerTurned(provider: string, state: BreakerState): void;
  /** The provider has too much to do and gets nothing for more than a few seconds. */
  abstract restBegan(provider: string, seconds: number): void;
}
