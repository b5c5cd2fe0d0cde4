import type { Clock } from '../../../common';
import { Channel, type DeliveryOutcome, type ReadyMessage } from '../channel';
import { httpRefusal } from '../http-outcome';
import { post } from '../http-post';
import { defineVendor } from '../vendor';
import { webhookSignature, WebhookReceipts } from './webhook.receipts';
import { webhookConfig, type WebhookOptions } from './webhook.config';

/**
 * Channel that posts each message as signed JSON to a URL of the operator, whose server sends it through a vendor of
 * its own (docs/webhook.md). A 2xx accepts the message; unless it is refused for good, it is tried again with the same
 * Idempotency-Key.
 */
export class WebhookChannel extends Channel {
  readonly name = 'webhook';
  readonly kinds = ['sms', 'email'] as const;
  /** No reliable deduplication: receivers are asked to deduplicate by Idempotency-Key, but need not. */
  readonly deduplicates = false;

  constructor(
    private readonly options: WebhookOptions,
    private readonly clock: Clock,
  ) {
    super();
  }

  async deliver(message: ReadyMessage, signal: AbortSignal): Promise<DeliveryOutcome> {
    const body = JSON.stringify({ ...message, content: undefined, ...message.content.reveal() });
    const headers = { ...this.signed(body), 'Content-Type': 'application/json', 'Idempotency-Key': message.id };
    const result = await post({ url: this.options.url, headers, body, signal });
    return result.isAnswered ? webhookOutcome(result.status, result.headers) : result.outcome;
  }

  private signed(body: string): Record<string, string> {
    const timestamp = Math.floor(this.clock.now() / 1000);
    return {
      'X-Regain-Timestamp': String(timestamp),
      'X-Regain-Signature': webhookSignature(this.options.secret, timestamp, body),
    };
  }
}

/** HTTP statuses by which the receiver refuses the message itself, permanently. */
const PERMANENT = new Set([400, 410, 413, 415, 422]);

/** Outcome by the HTTP status of the receiver. */
export function webhookOutcome(status: number, headers: Headers): DeliveryOutcome {
  if (status >= 200 && status < 300) return { result: 'accepted' };
  return PERMANENT.has(status) ? { result: 'refused', why: `http ${status}` } : httpRefusal({ status, headers });
}

export const webhook = defineVendor({
  name: 'webhook',
  kinds: ['sms', 'email'],
  config: webhookConfig,
  create: (options: WebhookOptions, { clock }) => ({
    channel: new WebhookChannel(options, clock),
    receipts: new WebhookReceipts(options, clock),
  }),
});
