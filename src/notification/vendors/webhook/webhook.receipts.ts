import { createHmac } from 'node:crypto';
import type { Clock } from '../../../common';
import { type ParsedReceipts, type Receipt, ReceiptParser, type ReceiptRequest } from '../../receipts/receipt-parser';
import { constantTimeEqual } from '../../../common';
import { codeLabel } from '../http-outcome';
import { objectOf, parseObject } from '../json-object';
import type { WebhookOptions } from './webhook.options';

/** A replay is refused after that long; what it could repeat until then has happened already. */
const WINDOW_SECONDS = 300;

/** Reads receipts in our own format (docs/webhook.md), signed as messages are. */
export class WebhookReceipts extends ReceiptParser {
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

const MAX_ID = 64;

/** The receipts of a body `{"receipts":[{"id","status","at"?,"why"?}]}` without interim news; undefined for any other body. */
export function readReceipts(body: string): readonly Receipt[] | undefined {
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

const isId = (id: unknown): id is string => typeof id === 'string' && id !== '' && id.length <= MAX_ID;

function instant(given: unknown): { at?: number } {
  const at = typeof given === 'string' ? Date.parse(given) : NaN;
  return Number.isNaN(at) ? {} : { at };
}

/** The value of `X-Regain-Signature`: HMAC-SHA-256 over `timestamp.body` in hex, under a name for the scheme. */
export function webhookSignature(secret: string, timestampSeconds: number, body: string | Buffer): string {
  return `v1=${createHmac('sha256', secret)
    .update(`${String(timestampSeconds)}.`)
    .update(body)
    .digest('hex')}`;
}
