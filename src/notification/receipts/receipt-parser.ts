import type { IncomingHttpHeaders } from 'node:http';

/** Call of `POST /v1/receipts/{provider}` with its unparsed body, since signatures cover the bytes that were sent. */
export interface ReceiptRequest {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  /** URL that the vendor called: PUBLIC_URL, path and query. */
  readonly url: string;
  readonly body: Buffer;
}

/** Final status of one message as its vendor reports it. Interim statuses (queued, sent, buffered) are left out. */
export interface Receipt {
  /** Id of the message: the one that the vendor gave it on acceptance, or ours. */
  readonly message: { readonly vendorMessageId: string } | { readonly id: string };
  readonly status: 'delivered' | 'failed';
  /** Time of the event by the vendor's clock, in milliseconds since 1970. */
  readonly at?: number;
  /** Code or status of the vendor, stored for operators; never contains an address or a text. */
  readonly why?: string;
}

/** HTTP answer that the vendor expects; 204 without a body when a parser defines none. */
export interface ReceiptAnswer {
  readonly status: number;
  readonly mediaType?: string;
  readonly content?: string;
}

/**
 * Result of parsing. `forged`: not signed with the configured secret, or a replay. `unreadable`: signed, but not in the
 * vendor's format.
 */
export type ParsedReceipts =
  | { readonly result: 'forged' | 'unreadable' }
  | { readonly result: 'read'; readonly receipts: readonly Receipt[]; readonly answer?: ReceiptAnswer };

/** Maximum body, in bytes, of a vendor that reports on one message per call. */
const SINGLE_BYTES = 16 * 1024;

/**
 * Maximum body, in bytes, of a vendor that reports on many messages per call. Tencent reports on up to 100 in 300 bytes each;
 * other vendors document no number.
 */
export const BATCH_BYTES = 128 * 1024;

/** Authenticates and parses the delivery receipts of one vendor. */
export abstract class ReceiptParser {
  /** Maximum body in bytes; a larger one is refused before it is read. */
  readonly maxBytes: number = SINGLE_BYTES;
  /**
   * Authenticates the call by its signature, in constant time, then parses it. Until it is authenticated, a call of the largest
   * size must cost less than a millisecond (bench/unauthenticated.ts). An exception is a bug.
   */
  abstract read(request: ReceiptRequest): ParsedReceipts | Promise<ParsedReceipts>;
}
