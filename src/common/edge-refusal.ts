/** Refusals that the edge itself can meet on any route: every reply table answers them. */
export type EdgeRefusal = Malformed | Throttled | Unavailable;

/**
 * A field that is missing, empty or of a bad form (`field` names it), or, with `field: 'body'`, a body that could not
 * be read at all.
 */
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
