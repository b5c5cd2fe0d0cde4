import type { Outcome, Refusal } from '../kernel';
import type { Caller } from './caller';

const CODE = ['code-expired', 'code-exhausted'];
const TICKET = ['ticket-expired'];

/** A caller that must not learn whether there is an account is not told either why a code is not the right one. */
export const veilCode = <T, R extends Refusal>(caller: Caller, outcome: Outcome<T, R>) =>
  veil(caller, outcome, CODE, { reason: 'code-wrong' });

/** As veilCode, for tickets. */
export const veilTicket = <T, R extends Refusal>(caller: Caller, outcome: Outcome<T, R>) =>
  veil(caller, outcome, TICKET, { reason: 'ticket-wrong' });

function veil<T, R extends Refusal, const W extends Refusal>(
  { disclosure }: Caller,
  outcome: Outcome<T, R>,
  telling: readonly string[],
  wrong: W,
): Outcome<T, R | W> {
  const tells = !outcome.ok && disclosure === 'uniform' && telling.includes(outcome.refusal.reason);
  return tells ? { ok: false, refusal: wrong } : outcome;
}
