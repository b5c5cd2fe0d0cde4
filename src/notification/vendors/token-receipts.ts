import { type JsonObject, objectOf, parseObject } from './json-object';
import {
  type Receipt,
  type ReceiptAnswer,
  ReceiptParser,
  type ParsedReceipts,
  type ReceiptRequest,
} from '../receipts/receipt-parser';
import { constantTimeEqual } from '../../common';

/**
 * Reads the receipts of a vendor that signs nothing and sends a JSON array of reports: whoever calls the address with the
 * token in its query is believed. An entry that cannot be read is left out: the vendor would repeat it with all the others.
 */
export abstract class TokenReceipts extends ReceiptParser {
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

  /** What the vendor takes for a yes; anything else makes it send again. */
  protected abstract readonly answer: ReceiptAnswer;
  /** What one entry says; undefined for what the vendor never sends. */
  protected abstract readOne(report: JsonObject): Receipt | undefined;
}

/** Names the message by our id where the vendor gives it back, or else by the vendor's own; undefined without both. */
export function messageOf(id: unknown, vendorMessageId: unknown): Receipt['message'] | undefined {
  if (isId(id)) return { id };
  return isId(vendorMessageId) ? { vendorMessageId } : undefined;
}

const MAX_ID = 64;

const isId = (id: unknown): id is string => typeof id === 'string' && id !== '' && id.length <= MAX_ID;
