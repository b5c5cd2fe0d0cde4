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
export const unavailable = (retryAfterSeconds = 1): Unavailable => ({ reason: 'unavailable', retryAfterSeconds });
