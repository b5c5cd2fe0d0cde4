import { constantTimeEqual } from '../../common';
import {
  BATCH_BYTES,
  type ParsedReceipts,
  type Receipt,
  type ReceiptAnswer,
  ReceiptParser,
  type ReceiptRequest,
} from '../receipts/receipt-parser';
import { type JsonObject, objectOf, parseObject } from '../../http';

/**
 * Parser for vendors that do not sign receipts and send a JSON array of reports: a call is authentic when the query of
 * its URL contains the configured token. Unreadable entries are skipped, because the vendor would repeat them together
 * with all others.
 */
export abstract class TokenReceipts extends ReceiptParser {
  override readonly maxBytes = BATCH_BYTES;

  constructor(private readonly token: string) {
    super();
  }

  read({ url, body }: ReceiptRequest): ParsedReceipts {
    if (!constantTimeEqual(new URL(url).searchParams.get('token') ?? '', this.token)) return { result: 'forged' };
    const reports: unknown = parseObject(body.toString('utf8'));
    if (!Array.isArray(reports)) return { result: 'unreadable' };
    const receipts = reports.map((report) => this.readOne(objectOf(report))).filter((each) => each !== undefined);
    const isReadable = receipts.length > 0 || reports.length === 0;
    return isReadable ? { result: 'read', receipts, answer: this.answer } : { result: 'unreadable' };
  }

  /** HTTP answer that the vendor takes for success; after any other the vendor repeats the call. */
  protected abstract readonly answer: ReceiptAnswer;
  /** Parses one entry. Returns undefined for one that does not follow the vendor's documentation. */
  protected abstract readOne(report: JsonObject): Receipt | undefined;
}

/**
 * Identifies the message by our id, if the vendor returned it, else by the vendor's. Returns undefined without either.
 */
export function messageOf(id: unknown, vendorMessageId: unknown): Receipt['message'] | undefined {
  if (isId(id)) return { id };
  return isId(vendorMessageId) ? { vendorMessageId } : undefined;
}

const MAX_ID_LENGTH = 64;

/** True for a text that can be the id of a message. */
export const isId = (id: unknown): id is string => typeof id === 'string' && id !== '' && id.length <= MAX_ID_LENGTH;
