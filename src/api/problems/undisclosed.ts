import { type Outcome, type Refusal, StatedError } from '../../common';

/** Reasons that tell of accounts; use cases answer none of them where answers are uniform. */
const LOOKUP_REASONS = [
  ...(['account-unknown', 'target-unbound', 'target-mismatch', 'target-ambiguous', 'account-exists'] as const),
] as const;
type LookupReason = (typeof LOOKUP_REASONS)[number];

/** Refusals without those that tell of accounts. */
export type Undisclosed<R extends Refusal> = Exclude<R, { readonly reason: LookupReason }>;

/**
 * Outcome of a use case whose answers are uniform. Throws for a refusal that tells of accounts, so that a mistake is an outage
 * and no disclosure.
 */
export function withoutLookups<T, R extends Refusal>(outcome: Outcome<T, R>): Outcome<T, Undisclosed<R>> {
  if (outcome.ok) return outcome;
  const { refusal } = outcome;
  if (isUndisclosed(refusal)) return { ok: false, refusal };
  throw new StatedError(`${refusal.reason} would be told`);
}

const isUndisclosed = <R extends Refusal>(refusal: R): refusal is Undisclosed<R> =>
  !(LOOKUP_REASONS as readonly string[]).includes(refusal.reason);
