/** Refusals that any route can meet before its use case runs; every reply table answers them. */
export type EdgeRefusal = Malformed | Throttled | Unavailable;

/** Field that is missing, empty or badly formed; with `field: 'body'`, a body that could not be decoded at all. */
export interface Malformed {
  readonly reason: 'malformed';
  readonly field: string;
}

export interface Throttled {
  readonly reason: 'throttled';
  readonly retryAfterSeconds: number;
}

export interface Unavailable {
  readonly reason: 'unavailable';
  readonly retryAfterSeconds: number;
}

export const malformed = (field: string): Malformed => ({ reason: 'malformed', field });
export const throttled = (retryAfterSeconds: number): Throttled => ({ reason: 'throttled', retryAfterSeconds });
export const unavailable = (retryAfterSeconds = 1): Unavailable => ({ reason: 'unavailable', retryAfterSeconds });
