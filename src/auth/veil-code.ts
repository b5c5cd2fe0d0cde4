import type { Outcome, Refusal } from '../kernel';
import type { Caller } from './caller';

interface CodeWrong {
  readonly reason: 'code-wrong';
}

const TELLING: readonly string[] = ['code-expired', 'code-exhausted'];

/** A caller that must not learn whether there is an account is not told either why a code is not the right one. */
export function veilCode<T, R extends Refusal>(
  { disclosure }: Caller,
  outcome: Outcome<T, R>,
): Outcome<T, R | CodeWrong> {
  const tells = !outcome.ok && disclosure === 'uniform' && TELLING.includes(outcome.refusal.reason);
  return tells ? { ok: false, refusal: { reason: 'code-wrong' } } : outcome;
}
