import type { IncomingHttpHeaders } from 'node:http';

/** A call of `POST /v1/receipts/{provider}`, untouched: a signature covers what was sent, not what we made of it. */
export interface ReceiptRequest {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  /** The address as the vendor called it: PUBLIC_URL, path and query. */
  readonly url: string;
  readonly body: Buffer;
}

/** What a vendor says became of a message. Interim news (queued, sent, buffered) is no receipt: readers leave it out. */
export interface Receipt {
  /** The id that the vendor gave when it accepted the message, or the one that we gave it. */
  readonly message: { readonly vendorMessageId: string } | { readonly id: string };
  readonly status: 'delivered' | 'failed';
  /** When it happened by the vendor's clock, in milliseconds since 1970. */
  readonly at?: number;
  /** A code or status of the vendor, stored for operators: never an address or a text. */
  readonly why?: string;
}

/** What the vendor wants to hear; 204 without a body where a reader says nothing. */
export interface ReceiptAnswer {
  readonly status: number;
  readonly mediaType?: string;
  readonly content?: string;
}

/** `forged`: nobody who knows the secret sent this, or a replay. `unreadable`: the vendor sent what it never should. */
export type ParsedReceipts =
  | { readonly result: 'forged' | 'unreadable' }
  | { readonly result: 'read'; readonly receipts: readonly Receipt[]; readonly answer?: ReceiptAnswer };

/** Reads one vendor's delivery receipts. */
export abstract class ReceiptParser {
  /** Judges the signature before it looks at anything else, in constant time. Exceptions are bugs. */
  abstract read(request: ReceiptRequest): ParsedReceipts | Promise<ParsedReceipts>;
}
