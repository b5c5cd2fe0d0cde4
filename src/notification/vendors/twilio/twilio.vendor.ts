import { Channel, type DeliveryOutcome, type ReadyMessage } from '../channel';
import { busy, httpOutcome } from '../http-outcome';
import { type HttpResponse, type JsonObject, parseObject } from '../../../http';
import { type HttpClient } from '../http-client';
import { defineVendor } from '../vendor';
import { remedyFor } from '../remedies';
import { TWILIO_REMEDIES } from './twilio.remedies';
import { twilioConfig, type TwilioOptions } from './twilio.config';
import { TwilioReceipts } from './twilio.receipts';

const TWILIO = 'https://api.twilio.com';

/** Maximum and default of Twilio's parameter ValidityPeriod, in seconds. */
const LONGEST_VALIDITY_SECONDS = 36_000;

/** Channel for the Twilio Messages API of 2010-04-01 (twilio.com/docs/messaging/api/message-resource). */
export class TwilioChannel extends Channel {
  readonly name = 'twilio';
  readonly kinds = ['sms'] as const;
  /** No deduplication by Twilio: a second request sends a second SMS (twilio.com/docs/api/errors/20500). */
  readonly deduplicates = false;

  /** Parameter `receiptUrl`: URL that Twilio sends receipts to; undefined to request none. */
  constructor(
    private readonly options: TwilioOptions,
    private readonly receiptUrl: string | undefined,
    private readonly http: HttpClient,
  ) {
    super();
  }

  async deliver(message: ReadyMessage, signal: AbortSignal): Promise<DeliveryOutcome> {
    const { accountSid, authToken, endpoint = TWILIO } = this.options;
    const url = `${endpoint}/2010-04-01/Accounts/${accountSid}/Messages.json`;
    const headers = {
      Authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`,
      'Content-Type': 'application/x-www-form-urlencoded',
    };
    const result = await this.http.post({ url, headers, body: this.form(message), signal }, this);
    return result.isAnswered ? twilioOutcome(result) : result.outcome;
  }

  private form({ content, secondsLeft }: ReadyMessage): string {
    const { to, text } = content.reveal();
    const { from } = this.options;
    return new URLSearchParams({
      To: to,
      [isMessagingService(from) ? 'MessagingServiceSid' : 'From']: from,
      Body: text,
      /* Twilio drops a message that is still queued when its code has expired. */
      ValidityPeriod: String(Math.min(secondsLeft, LONGEST_VALIDITY_SECONDS)),
      ...(this.receiptUrl !== undefined && { StatusCallback: this.receiptUrl }),
    }).toString();
  }
}

/** True for the SID of a messaging service; a sender's name may also begin with MG. */
const isMessagingService = (from: string): boolean => /^MG[0-9a-f]{32}$/.test(from);

const TOO_MANY_REQUESTS = 20429;

/** Error codes that concern the number or the text of one message, permanently. */
const PERMANENT: ReadonlySet<unknown> = new Set([
  21211, // invalid number
  21265, // a short code
  21266, // the sender itself
  21610, // has unsubscribed from the sender
  21614, // cannot receive SMS
  21617, // text too long
  21635, // a landline
]);

/**
 * Lowest error code that concerns messages; lower ones concern the call: 20003 (login), 20005 (account not active),
 * 20404 (no such account).
 */
const FIRST_OF_MESSAGES = 21000;

/** Error codes that concern every message. Unlisted ones concern one message. */
const CONCERNING_ALL: ReadonlySet<number> = new Set([
  21611, // ten hours of texts in the queue
  30001, // the queue is full
  30002, // account suspended
  63038, // daily limit
]);

/**
 * Outcome of Twilio's response to a new message (twilio.com/docs/api/errors). A call with status 429 was not processed; one
 * with status 500 may have been, so its code is ignored.
 */
export function twilioOutcome(answer: HttpResponse): DeliveryOutcome {
  const content = parseObject(answer.text);
  if (answer.status >= 200 && answer.status < 300) return acceptance(content) ?? httpOutcome(answer);
  const { code } = content;
  const isTold = answer.status < 500 && typeof code === 'number' && /^\d{5}$/.test(String(code));
  return isTold ? failure(code, answer) : httpOutcome(answer);
}

function acceptance({ sid, num_segments: segments }: JsonObject): DeliveryOutcome | undefined {
  if (typeof sid !== 'string' || !/^[A-Z]{2}[0-9a-f]{32}$/.test(sid)) return undefined;
  const count = Number(segments);
  /* 0 from a messaging service, which chooses the sender later. */
  return { result: 'accepted', vendorMessageId: sid, ...(count > 0 && { segments: count }) };
}

function failure(code: number, { headers }: HttpResponse): DeliveryOutcome {
  const why = `twilio ${code}`;
  if (code === TOO_MANY_REQUESTS) return busy(why, headers);
  if (PERMANENT.has(code) || remedyFor(TWILIO_REMEDIES, why)) return { result: 'refused', why };
  return { result: code < FIRST_OF_MESSAGES || CONCERNING_ALL.has(code) ? 'failed' : 'deferred', why };
}

export const twilio = defineVendor({
  name: 'twilio',
  kinds: ['sms'],
  config: twilioConfig,
  remedies: TWILIO_REMEDIES,
  create: (options: TwilioOptions, { receiptUrl, http }) => ({
    channel: new TwilioChannel(options, receiptUrl, http),
    receipts: new TwilioReceipts(options),
  }),
});
