import type { Clock } from '../../../common';
import { Channel, type DeliveryOutcome, type ReadyMessage } from '../channel';
import { httpRefusal } from '../http-outcome';
import { post } from '../http-post';
import { defineVendor } from '../vendor';
import { webhookSignature, WebhookReceipts } from './webhook.receipts';
import { webhookConfig, type WebhookOptions } from './webhook.config';

/**
 * Posts each message as signed JSON to an address of the operator, who passes it on to any vendor (docs/webhook.md). A 2xx
 * accepts the message; unless it is refused for good, it is tried again with the same Idempotency-Key.
 */
export class WebhookChannel extends Channel {
  readonly name = 'webhook';
  readonly kinds = ['sms', 'email'] as const;
  /** Receivers are asked to deduplicate by Idempotency-Key, but need not. */
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

/** Statuses that concern the message itself, permanently. */
const FOR_GOOD = new Set([400, 410, 413, 415, 422]);

/** Outcome of the receiver's response. */
export function webhookOutcome(status: number, headers: Headers): DeliveryOutcome {
  if (status >= 200 && status < 300) return { result: 'accepted' };
  return FOR_GOOD.has(status) ? { result: 'refused', why: `http ${status}` } : httpRefusal({ status, headers });
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
