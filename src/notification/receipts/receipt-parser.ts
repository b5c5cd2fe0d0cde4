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

/** Authenticates and parses the delivery receipts of one vendor. */
export abstract class ReceiptParser {
  /** Authenticates the call by its signature, in constant time, then parses it. An exception is a bug. */
  abstract read(request: ReceiptRequest): ParsedReceipts | Promise<ParsedReceipts>;
}
