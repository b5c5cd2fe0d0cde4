import type { Clock } from '../../../common';
import { ReceiptParser, type ParsedReceipts, type ReceiptRequest } from '../../receipts/receipt-parser';
import { sameText } from '../../receipts/same-text';
import { readReceipts } from './webhook-receipt';
import { webhookSignature } from './webhook-signature';
import type { WebhookOptions } from './webhook.config';

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
    return sameText(textOf(headers['x-regain-signature']), expected);
  }
}

const textOf = (header: string | string[] | undefined): string => (typeof header === 'string' ? header : '');
