import type { DeliveryOutcome } from '../../channel';
import { restSeconds } from '../post';

/** Statuses that speak of the message itself; the rest of 3xx and 4xx speaks of the moment or of the configuration. */
const FOR_GOOD = new Set([400, 410, 413, 415, 422]);

const TOO_MANY = 429;

/** What the receiver's answer says. */
export function webhookOutcome(status: number, headers: Headers): DeliveryOutcome {
  if (status >= 200 && status < 300) return { result: 'accepted' };
  const why = `http ${status}`;
  if (status === TOO_MANY) return { result: 'failed', why, retryAfterSeconds: restSeconds(headers) };
  return { result: FOR_GOOD.has(status) ? 'refused' : 'failed', why };
}
