import { createHmac } from 'node:crypto';
import { type Clock, constantTimeEqual } from '../../../common';
import {
  BATCH_BYTES,
  type ParsedReceipts,
  type Receipt,
  ReceiptParser,
  type ReceiptRequest,
} from '../../receipts/receipt-parser';
import { codeLabel } from '../http-outcome';
import { objectOf, parseObject } from '../../../http';
import { isId } from '../token-receipts';
import type { WebhookOptions } from './webhook.config';

/** Maximum age of a call in seconds. A replay within it changes nothing, because it repeats a known status. */
const WINDOW_SECONDS = 300;

/** Parser for receipts in our own format, signed like messages (docs/webhook.md). */
export class WebhookReceipts extends ReceiptParser {
  override readonly maxBytes = BATCH_BYTES;

  constructor(
    private readonly options: WebhookOptions,
    private readonly clock: Clock,
  ) {
    super();
  }

  read(request: ReceiptRequest): ParsedReceipts {
    if (!this.isSigned(request)) return { result: 'forged' };
    const receipts = readReceipts(request.body.toString('utf8'));
    return receipts ? { result: 'read', receipts } : { result: 'unreadable' };
  }

  private isSigned({ headers, body }: ReceiptRequest): boolean {
    const timestamp = textOf(headers['x-regain-timestamp']);
    const now = Math.floor(this.clock.now() / 1000);
    if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now - Number(timestamp)) > WINDOW_SECONDS) return false;
    const expected = webhookSignature(this.options.secret, Number(timestamp), body);
    return constantTimeEqual(textOf(headers['x-regain-signature']), expected);
  }
}

const textOf = (header: string | string[] | undefined): string => (typeof header === 'string' ? header : '');

/**
 * Parses a body `{"receipts":[{"id","status","at"?,"why"?}]}` and leaves out interim statuses. Returns undefined for
 * any other body.
 */
function readReceipts(body: string): readonly Receipt[] | undefined {
  const { receipts } = parseObject(body);
  if (!Array.isArray(receipts)) return undefined;
  const read = receipts.map(readOne);
  return read.includes('unreadable') ? undefined : read.filter((each) => typeof each === 'object');
}

function readOne(given: unknown): Receipt | 'interim' | 'unreadable' {
  const { id, status, at, why } = objectOf(given);
  if (!isId(id) || typeof status !== 'string') return 'unreadable';
  if (status !== 'delivered' && status !== 'failed') return 'interim';
  return { message: { id }, status, ...instant(at), ...(typeof why === 'string' && { why: codeLabel(why) }) };
}

function instant(given: unknown): { at?: number } {
  const at = typeof given === 'string' ? Date.parse(given) : NaN;
  return Number.isNaN(at) ? {} : { at };
}

/** Value of `X-Regain-Signature`: `v1=` and the HMAC-SHA-256 over `timestamp.body` in hexadecimal digits. */
export function webhookSignature(secret: string, timestampSeconds: number, body: string | Buffer): string {
  return `v1=${createHmac('sha256', secret)
    .update(`${String(timestampSeconds)}.`)
    .update(body)
    .digest('hex')}`;
}
