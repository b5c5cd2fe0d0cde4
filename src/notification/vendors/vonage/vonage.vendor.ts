import { smsSize } from '../../templates/sms/sms-size';
import { Channel, type DeliveryOutcome, type ReadyMessage } from '../channel';
import { type Answered, httpOutcome } from '../http-outcome';
import { post, retryAfterSeconds } from '../http-post';
import { objectOf, parseObject } from '../json-object';
import type { VendorFactory } from '../vendor';
import type { VonageOptions } from './vonage.options';
import { VonageReceipts } from './vonage.receipts';

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

/** What became of one SMS of those that a text was cut into. */
interface Part {
  readonly status: string;
  readonly id: unknown;
}

const ACCEPTED = '0';

/** 1: throttled; 10: too many connections. */
const TOO_MUCH: ReadonlySet<string> = new Set(['1', '10']);

/**
 * Statuses that speak of the number or the text, for good: 3 (a parameter is invalid, such as a number of a wrong length),
 * 6 (unknown prefix), 7 (number barred), 12 (text too long), 33 (number given up).
 */
const FOR_GOOD: ReadonlySet<string> = new Set(['3', '6', '7', '12', '33']);

/**
 * Statuses that every message would meet: 2 (a parameter is missing), 4, 14 and 32 (login), 5 (inner error), 8 (account
 * barred), 9 (no credit), 11 (account not allowed to use this), 23 (address of receipts). The others speak of this one: 15
 * (sender not allowed there), 29 (numbers have to be listed first) and so on.
 */
const FOR_EVERYBODY: ReadonlySet<string> = new Set(['2', '4', '5', '8', '9', '11', '14', '23', '32']);

/** What the SMS API's answer says (developer.vonage.com/messaging/sms/guides/troubleshooting-sms): one status a part. */
export function vonageOutcome(answer: Answered): DeliveryOutcome {
  const parts = answer.status === 200 ? partsOf(answer.text) : [];
  const [first] = parts;
  if (!first) return httpOutcome(answer);
  const missing = parts.find(({ status }) => status !== ACCEPTED);
  if (!missing) return { result: 'accepted', ...idOf(first), segments: parts.length };
  const isWhole = parts.every(({ status }) => status !== ACCEPTED);
  return isWhole ? failure(missing.status, answer) : { result: 'unknown', why: `vonage ${missing.status} in part` };
}

/** The parts of `{"messages":[{"status","message-id"}]}`; none of any other answer. */
function partsOf(text: string): readonly Part[] {
  const { messages } = parseObject(text);
  const parts = (Array.isArray(messages) ? messages : []).map(objectOf).map((each) => ({
    status: typeof each['status'] === 'string' ? each['status'] : '',
    id: each['message-id'],
  }));
  return parts.every(({ status }) => /^\d{1,3}$/.test(status)) ? parts : [];
}

const idOf = ({ id }: Part): { vendorMessageId?: string } =>
  typeof id === 'string' && /^[\w-]{1,64}$/.test(id) ? { vendorMessageId: id } : {};

function failure(status: string, { headers }: Answered): DeliveryOutcome {
  const why = `vonage ${status}`;
  if (TOO_MUCH.has(status)) return { result: 'busy', why, retryAfterSeconds: retryAfterSeconds(headers) };
  if (FOR_GOOD.has(status)) return { result: 'refused', why };
  return { result: FOR_EVERYBODY.has(status) ? 'failed' : 'deferred', why };
}

/** Without a secret to tell receipts by, none are asked for. */
export const vonageVendor: VendorFactory<VonageOptions> = (options, { clock, receiptUrl }) =>
  options.signatureSecret === undefined
    ? { channel: new VonageChannel(options, undefined) }
    : {
        channel: new VonageChannel(options, receiptUrl),
        receipts: new VonageReceipts(options.signatureSecret, clock),
      };
