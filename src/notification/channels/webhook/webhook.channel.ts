import type { Clock } from '../../../kernel';
import { Channel, type DeliveryOutcome, type ReadyMessage } from '../../channel';
import { webhookAnswer, webhookFailure } from './webhook-outcome';
import { webhookSignature } from './webhook-signature';
import type { WebhookOptions } from './webhook.options';

/**
 * Posts each message as signed JSON to an address of the operator's, who hands it to any vendor. Any 2xx takes it over;
 * 4xx other than 408 and 429 refuses it for good; anything else is tried again with the same Idempotency-Key.
 */
export class WebhookChannel extends Channel {
  readonly name = 'webhook';
  readonly kinds = ['sms', 'email'] as const;
  /** The receiver is told how to recognise a repetition, but nobody knows whether it does. */
  readonly deduplicates = false;

  constructor(
    private readonly options: WebhookOptions,
    private readonly clock: Clock,
  ) {
    super();
  }

  async deliver(message: ReadyMessage, signal: AbortSignal): Promise<DeliveryOutcome> {
    const body = JSON.stringify({ ...message, letter: undefined, ...message.letter.reveal() });
    const headers = { ...this.signed(body), 'Content-Type': 'application/json', 'Idempotency-Key': message.id };
    try {
      const answer = await fetch(this.options.url, { method: 'POST', headers, body, signal, redirect: 'manual' });
      await answer.body?.cancel();
      return webhookAnswer(answer.status);
    } catch (error) {
      return webhookFailure(error);
    }
  }

  private signed(body: string): Record<string, string> {
    const timestamp = Math.floor(this.clock.now() / 1000);
    return {
      'X-Regain-Timestamp': String(timestamp),
      'X-Regain-Signature': webhookSignature(this.options.secret, timestamp, body),
    };
  }
}
