import { Channel, type DeliveryOutcome, type ReadyMessage } from '../channel';
import { post } from '../post';
import { twilioOutcome } from './twilio-outcome';
import type { TwilioOptions } from './twilio.config';

const TWILIO = 'https://api.twilio.com';

/** The longest time in Twilio's queue, and its default. */
const LONGEST_VALIDITY_SECONDS = 36_000;

/** Twilio's Messages API of 2010-04-01 (twilio.com/docs/messaging/api/message-resource). */
export class TwilioChannel extends Channel {
  readonly name = 'twilio';
  readonly kinds = ['sms'] as const;
  /** Twilio says itself that a second request sends a second SMS (twilio.com/docs/api/errors/20500). */
  readonly deduplicates = false;

  /** `receiptUrl`: where Twilio reports what became of each message; undefined when it shall not. */
  constructor(
    private readonly options: TwilioOptions,
    private readonly receiptUrl: string | undefined,
  ) {
    super();
  }

  async deliver(message: ReadyMessage, signal: AbortSignal): Promise<DeliveryOutcome> {
    const { accountSid, authToken, endpoint = TWILIO } = this.options;
    const result = await post({
      url: `${endpoint}/2010-04-01/Accounts/${accountSid}/Messages.json`,
      headers: {
        Authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`,
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: this.form(message),
      signal,
    });
    return result.isAnswered ? twilioOutcome(result) : result.outcome;
  }

  private form({ letter, secondsLeft }: ReadyMessage): string {
    const { to, text } = letter.reveal();
    const { from } = this.options;
    return new URLSearchParams({
      To: to,
      [isMessagingService(from) ? 'MessagingServiceSid' : 'From']: from,
      Body: text,
      /* A code that waits in a queue for longer than it is good is better not sent. */
      ValidityPeriod: String(Math.min(secondsLeft, LONGEST_VALIDITY_SECONDS)),
      ...(this.receiptUrl !== undefined && { StatusCallback: this.receiptUrl }),
    }).toString();
  }
}

/** Its SID, not a sender's name that happens to begin alike. */
const isMessagingService = (from: string): boolean => /^MG[0-9a-f]{32}$/.test(from);
