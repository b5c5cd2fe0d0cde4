import { RefusedException } from './outcome';

/** Refusals that can occur on any route before its use case runs; every reply table has replies for them. */
export type EdgeRefusal = Malformed | Throttled | Unavailable;

/**
 * Refusal of a field that is missing, empty or badly formed; with `field: 'body'`, of a body that could not be decoded.
 */
export interface Malformed {
  readonly reason: 'malformed';
  readonly field: string;
}

export interface Throttled {
  readonly reason: 'throttled';
  readonly retryAfterSeconds: number;
  /** Name of the limit, for the log. */
  readonly limit?: string;
}

export interface Unavailable {
  readonly reason: 'unavailable';
  readonly retryAfterSeconds: number;
}

export const malformed = (field: string): Malformed => ({ reason: 'malformed', field });
export const throttled = (retryAfterSeconds: number, limit?: string): Throttled => ({
  reason: 'throttled',
  retryAfterSeconds,
  ...(limit !== undefined && { limit }),
});
/** True for a thrown refusal that says that the service is too busy, or a part of it is down: nothing has been done. */
export const isUnavailable = (error: unknown): boolean =>
  error instanceof RefusedException && (error as RefusedException).refusal.reason === 'unavailable';

export const unavailable = (retryAfterSeconds = 1): Unavailable => ({ reason: 'unavailable', retryAfterSeconds });
