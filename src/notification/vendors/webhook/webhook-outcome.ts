import type { DeliveryOutcome } from '../channel';
import { httpRefusal } from '../http-outcome';

/** Statuses that speak of the message itself, and of all times. */
const FOR_GOOD = new Set([400, 410, 413, 415, 422]);

/** What the receiver's answer says. */
export function webhookOutcome(status: number, headers: Headers): DeliveryOutcome {
  if (status >= 200 && status < 300) return { result: 'accepted' };
  return FOR_GOOD.has(status) ? { result: 'refused', why: `http ${status}` } : httpRefusal({ status, headers });
}
