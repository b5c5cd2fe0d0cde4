import type { DeliveryOutcome } from '../channel';
import { type Answered, httpOutcome } from '../http-outcome';
import { objectOf, parseObject } from '../json-object';
import { restSeconds } from '../post';

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

const idOf = ({ id }: Part): { vendorId?: string } =>
  typeof id === 'string' && /^[\w-]{1,64}$/.test(id) ? { vendorId: id } : {};

function failure(status: string, { headers }: Answered): DeliveryOutcome {
  const why = `vonage ${status}`;
  if (TOO_MUCH.has(status)) return { result: 'busy', why, retryAfterSeconds: restSeconds(headers) };
  if (FOR_GOOD.has(status)) return { result: 'refused', why };
  return { result: FOR_EVERYBODY.has(status) ? 'failed' : 'deferred', why };
}
