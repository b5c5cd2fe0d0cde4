import { smsSize } from '../../templates/sms/sms-size';
import { Channel, type DeliveryOutcome, type ReadyMessage } from '../channel';
import { busy, httpOutcome } from '../http-outcome';
import { type HttpResponse, objectOf, parseObject } from '../../../http';
import { type HttpClient } from '../http-client';
import { defineVendor } from '../vendor';
import { remedyFor } from '../remedies';
import { VONAGE_REMEDIES } from './vonage.remedies';
import { vonageConfig, type VonageOptions } from './vonage.config';
import { VonageReceipts } from './vonage.receipts';

const VONAGE = 'https://rest.nexmo.com';

/** Minimum of Vonage's parameter `ttl`, in milliseconds. */
const SHORTEST_TTL_MS = 20_000;

/**
 * Channel for the Vonage SMS API (developer.vonage.com/api/sms). It needs only a key and a secret, and returns a status
 * for each billed segment. The newer Messages API returns an id alone and reports fewer kinds of failure.
 */
export class VonageChannel extends Channel {
  readonly name = 'vonage';
  readonly kinds = ['sms'] as const;
  /** No deduplication by Vonage is documented; `client-ref` is only returned in receipts. */
  readonly deduplicates = false;

  /** Parameter `receiptUrl`: URL that Vonage sends receipts to; undefined to request none. */
  constructor(
    private readonly options: VonageOptions,
    private readonly receiptUrl: string | undefined,
    private readonly http: HttpClient,
  ) {
    super();
  }

  async deliver(message: ReadyMessage, signal: AbortSignal): Promise<DeliveryOutcome> {
    const { endpoint = VONAGE } = this.options;
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const result = await this.http.post(
      { url: `${endpoint}/sms/json`, headers, body: this.form(message), signal },
      this,
    );
    return result.isAnswered ? vonageOutcome(result) : result.outcome;
  }

  private form({ id, content, secondsLeft }: ReadyMessage): string {
    const { to, text } = content.reveal();
    const { apiKey, apiSecret, from } = this.options;
    return new URLSearchParams({
      api_key: apiKey,
      api_secret: apiSecret,
      from: withoutPlus(from),
      to: withoutPlus(to),
      text,
      type: smsSize(text).encoding === 'UCS-2' ? 'unicode' : 'text',
      'client-ref': id,
      /* The default is three days. Vonage advises half an hour or more, but a code expires sooner. */
      ttl: String(Math.max(secondsLeft * 1000, SHORTEST_TTL_MS)),
      ...(this.receiptUrl === undefined ? { 'status-report-req': 'false' } : { callback: this.receiptUrl }),
    }).toString();
  }
}

/** Phone number as the SMS API expects it: E.164 without the plus. */
const withoutPlus = (number: string): string => number.replace(/^\+/, '');

/** Status of one SMS segment in a response. */
interface Part {
  readonly status: string;
  readonly id: unknown;
}

const ACCEPTED = '0';

/** Statuses of throttling: 1 (throttled), 10 (too many connections). */
const THROTTLED: ReadonlySet<string> = new Set(['1', '10']);

/**
 * Statuses that concern the number or the text of one message, permanently: 3 (invalid parameter, such as a number of a
 * wrong length), 6 (unknown prefix), 7 (number barred), 12 (text too long), 33 (number given up).
 */
const PERMANENT: ReadonlySet<string> = new Set(['3', '6', '7', '12', '33']);

/**
 * Statuses that concern every message: 2 (missing parameter), 4, 14 and 32 (login), 5 (internal error), 8 (account
 * barred), 9 (no credit), 11 (account not allowed to use this), 23 (receipt URL). Unlisted ones concern one message.
 */
const CONCERNING_ALL: ReadonlySet<string> = new Set(['2', '4', '5', '8', '9', '11', '14', '23', '32']);

/** Outcome of an SMS API response, one status per segment (developer.vonage.com/messaging/sms/guides/troubleshooting-sms). */
export function vonageOutcome(answer: HttpResponse): DeliveryOutcome {
  const parts = answer.status === 200 ? partsOf(answer.text) : [];
  const [first] = parts;
  if (!first) return httpOutcome(answer);
  const missing = parts.find(({ status }) => status !== ACCEPTED);
  if (!missing) return { result: 'accepted', ...idOf(first), segments: parts.length };
  const isWhole = parts.every(({ status }) => status !== ACCEPTED);
  return isWhole ? failure(missing.status, answer) : { result: 'unknown', why: `vonage ${missing.status} in part` };
}

/** Parses the segments of `{"messages":[{"status","message-id"}]}`; empty for any other response. */
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

function failure(status: string, { headers }: HttpResponse): DeliveryOutcome {
  const why = `vonage ${status}`;
  if (THROTTLED.has(status)) return busy(why, headers);
  if (PERMANENT.has(status) || remedyFor(VONAGE_REMEDIES, why)) return { result: 'refused', why };
  return { result: CONCERNING_ALL.has(status) ? 'failed' : 'deferred', why };
}

export const vonage = defineVendor({
  name: 'vonage',
  kinds: ['sms'],
  config: vonageConfig,
  remedies: VONAGE_REMEDIES,
  /* Without a secret to authenticate receipts, none are requested. */
  create: ({ signatureSecret, ...options }: VonageOptions, { clock, receiptUrl, http }) =>
    signatureSecret === undefined
      ? { channel: new VonageChannel(options, undefined, http) }
      : { channel: new VonageChannel(options, receiptUrl, http), receipts: new VonageReceipts(signatureSecret, clock) },
});
