import type { DeliveryOutcome } from '../../channel';

/** Statuses that speak of the message itself; the rest of 3xx and 4xx speaks of the moment or of the configuration. */
const FOR_GOOD = new Set([400, 410, 413, 415, 422]);

/** Errors met before a byte of the message was sent. */
const BEFORE_HAND_OVER = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What the receiver's status says. Redirects are not followed: the message is for the configured address only. */
export function webhookAnswer(status: number): DeliveryOutcome {
  if (status >= 200 && status < 300) return { result: 'accepted' };
  return { result: FOR_GOOD.has(status) ? 'refused' : 'failed', why: `http ${status}` };
}

/** What a call without an answer says: only an error before the connection stood proves that nothing was sent. */
export function webhookFailure(error: unknown): DeliveryOutcome {
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  if (name === 'TimeoutError' || name === 'AbortError') return { result: 'unknown', why: 'timeout' };
  const code = cause?.code ?? 'error';
  const certain = BEFORE_HAND_OVER.has(code) || code.startsWith('CERT_') || code.includes('SELF_SIGNED');
  return { result: certain ? 'failed' : 'unknown', why: `http ${code}` };
}
