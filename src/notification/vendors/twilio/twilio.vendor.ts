import { Channel, type DeliveryOutcome, type ReadyMessage } from '../channel';
import { type Answered, httpOutcome } from '../http-outcome';
import { post, retryAfterSeconds } from '../http-post';
import { type JsonObject, parseObject } from '../json-object';
import type { VendorFactory } from '../vendor';
import type { TwilioOptions } from './twilio.options';
import { TwilioReceipts } from './twilio.receipts';

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

const TOO_MANY_REQUESTS = 20429;

/** Codes that speak of the number or the text, for good. */
const FOR_GOOD: ReadonlySet<unknown> = new Set([
  21211, // invalid number
  21265, // a short code
  21266, // the sender itself
  21610, // has unsubscribed from the sender
  21614, // cannot receive SMS
  21617, // text too long
  21635, // a landline
]);

/** Codes below this one speak of the call: 20003 (login), 20005 (account not active), 20404 (no such account). */
const FIRST_OF_MESSAGES = 21000;

/**
 * Codes that every message would meet; the others speak of this one: 21408 (country not enabled), 21608 (number not
 * verified, on a trial), 21612 (no way from the sender to there) and so on.
 */
const FOR_EVERYBODY: ReadonlySet<number> = new Set([
  21212, // invalid sender
  21603, // no sender
  21606, // the sender cannot send SMS
  21611, // ten hours of texts in the queue
  21659, // the sender is no number of Twilio's
  21660, // the sender belongs to somebody else
  21661, // the sender cannot send SMS
  21703, // the messaging service has no sender
  21705, // no such messaging service
  30001, // the queue is full
  30002, // account suspended
  63038, // daily limit
]);

/**
 * What Twilio's answer to a new message says (twilio.com/docs/api/errors). A call that was answered with 429 was never
 * processed, one that was answered with 500 may have been, so its code says nothing of the number.
 */
export function twilioOutcome(answer: Answered): DeliveryOutcome {
  const content = parseObject(answer.text);
  if (answer.status >= 200 && answer.status < 300) return acceptance(content) ?? httpOutcome(answer);
  const { code } = content;
  const isTold = answer.status < 500 && typeof code === 'number' && /^\d{5}$/.test(String(code));
  return isTold ? failure(code, answer) : httpOutcome(answer);
}

function acceptance({ sid, num_segments: segments }: JsonObject): DeliveryOutcome | undefined {
  if (typeof sid !== 'string' || !/^[A-Z]{2}[0-9a-f]{32}$/.test(sid)) return undefined;
  const count = Number(segments);
  /* A messaging service says 0: it has yet to choose a sender. */
  return { result: 'accepted', vendorMessageId: sid, ...(count > 0 && { segments: count }) };
}

function failure(code: number, { headers }: Answered): DeliveryOutcome {
  const why = `twilio ${code}`;
  if (code === TOO_MANY_REQUESTS) return { result: 'busy', why, retryAfterSeconds: retryAfterSeconds(headers) };
  if (FOR_GOOD.has(code)) return { result: 'refused', why };
  return { result: code < FIRST_OF_MESSAGES || FOR_EVERYBODY.has(code) ? 'failed' : 'deferred', why };
}

export const twilioVendor: VendorFactory<TwilioOptions> = (options, { receiptUrl }) => ({
  channel: new TwilioChannel(options, receiptUrl),
  receipts: new TwilioReceipts(options),
});
