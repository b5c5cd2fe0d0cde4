import type { Clock, Random } from '../../common';
import type { Channel } from './channel';
import type { InboxStore } from '../inbox/inbox.store';
import type { ReceiptParser } from '../receipts/receipt-parser';

/** Somebody who carries messages, as configuration names it. */
export interface Provider {
  readonly channel: Channel;
  /** Missing where it does not report what became of a message, or nothing is configured to tell its reports by. */
  readonly receipts?: ReceiptParser;
}

/** What any provider may use. */
export interface VendorPorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly inbox: InboxStore;
  /** Where the provider can send receipts, without a query; undefined when PUBLIC_URL is not https. */
  readonly receiptUrl: string | undefined;
}

/** Makes a provider out of its variables; the one export of its folder. Throws on options that can never work. */
export type VendorFactory<Options> = (options: Options, ports: VendorPorts) => Provider;
