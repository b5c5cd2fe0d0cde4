import { Channel, type DeliveryOutcome, type ReadyMessage } from '../channel';
import { smsSize } from '../../templates/sms/sms-size';
import { post } from '../post';
import { vonageOutcome } from './vonage-outcome';
import type { VonageOptions } from './vonage.config';

const VONAGE = 'https://rest.nexmo.com';

/** Vonage takes no less. */
const SHORTEST_TTL_MS = 20_000;

/**
 * Vonage's SMS API (developer.vonage.com/api/sms). It needs a key and a secret only, and answers with the fate of each part
 * that is billed. The newer Messages API answers with an id alone, and reports fewer kinds of failure.
 */
export class VonageChannel extends Channel {
  readonly name = 'vonage';
  readonly kinds = ['sms'] as const;
  /** Nothing is documented: `client-ref` comes back in receipts, it does not tell a second try. */
  readonly deduplicates = false;

  /** `receiptUrl`: where Vonage reports what became of each message; undefined when nobody could believe it. */
  constructor(
    private readonly options: VonageOptions,
    private readonly receiptUrl: string | undefined,
  ) {
    super();
  }

  async deliver(message: ReadyMessage, signal: AbortSignal): Promise<DeliveryOutcome> {
    const { endpoint = VONAGE } = this.options;
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const result = await post({ url: `${endpoint}/sms/json`, headers, body: this.form(message), signal });
    return result.isAnswered ? vonageOutcome(result) : result.outcome;
  }

  private form({ id, letter, secondsLeft }: ReadyMessage): string {
    const { to, text } = letter.reveal();
    const { apiKey, apiSecret, from } = this.options;
    return new URLSearchParams({
      api_key: apiKey,
      api_secret: apiSecret,
      from: withoutPlus(from),
      to: withoutPlus(to),
      text,
      type: smsSize(text).encoding === 'UCS-2' ? 'unicode' : 'text',
      'client-ref': id,
      /* Three days where it is left out. Vonage advises half an hour or more; a code is not good for that long. */
      ttl: String(Math.max(secondsLeft * 1000, SHORTEST_TTL_MS)),
      ...(this.receiptUrl === undefined ? { 'status-report-req': 'false' } : { callback: this.receiptUrl }),
    }).toString();
  }
}

/** The SMS API writes E.164 without it. */
const withoutPlus = (number: string): string => number.replace(/^\+/, '');
