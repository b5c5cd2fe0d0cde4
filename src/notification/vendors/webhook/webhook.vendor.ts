import type { Clock } from '../../../common';
import { Channel, type DeliveryOutcome, type ReadyMessage } from '../channel';
import { httpRefusal } from '../http-outcome';
import type { HttpCall } from '../../../http';
import type { HttpClient } from '../http-client';
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

  private readonly receiver: WebhookReceiver;

  constructor(options: WebhookOptions, clock: Clock, http: HttpClient) {
    super();
    this.receiver = new WebhookReceiver(options, clock, http);
  }

  async deliver(message: ReadyMessage, signal: AbortSignal): Promise<DeliveryOutcome> {
    const body = JSON.stringify({ ...message, content: undefined, ...message.content.reveal() });
    return this.receiver.post({ body, signal, headers: { 'Idempotency-Key': message.id } }, this);
  }
}

const PROBE_MS = 5_000;

/**
 * Outcome of a signed call without a message: `{"probe":true}`. `failed` and `unknown` when nobody listens, or the receiver
 * does not believe the signature; a receiver that misses the fields of a message answers 400 or 422, which is `refused`.
 */
export const probeWebhook = (options: WebhookOptions, clock: Clock, http: HttpClient): Promise<DeliveryOutcome> =>
  new WebhookReceiver(options, clock, http).post(
    { body: '{"probe":true}', headers: {}, signal: AbortSignal.timeout(PROBE_MS) },
    { name: 'webhook', deduplicates: true },
  );

/** Server of the operator, which gets signed calls. */
class WebhookReceiver {
  constructor(
    private readonly options: WebhookOptions,
    private readonly clock: Clock,
    private readonly http: HttpClient,
  ) {}

  async post(
    { body, headers, signal }: Omit<HttpCall, 'url'>,
    vendor: Pick<Channel, 'name' | 'deduplicates'>,
  ): Promise<DeliveryOutcome> {
    const { url, secret } = this.options;
    const timestamp = Math.floor(this.clock.now() / 1000);
    const signed = {
      'X-Regain-Timestamp': String(timestamp),
      'X-Regain-Signature': webhookSignature(secret, timestamp, body),
      'Content-Type': 'application/json',
    };
    const result = await this.http.post({ url, headers: { ...signed, ...headers }, body, signal }, vendor);
    return result.isAnswered ? webhookOutcome(result.status, result.headers) : result.outcome;
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
  create: (options: WebhookOptions, { clock, http }) => ({
    channel: new WebhookChannel(options, clock, http),
    receipts: new WebhookReceipts(options, clock),
  }),
});
