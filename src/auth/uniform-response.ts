import type { Outcome, Refusal } from '../common';
import type { RequestContext } from './request-context';

const CODE = ['code-expired', 'code-exhausted'];
const TICKET = ['ticket-expired'];

/** A context that must not learn whether there is an account is not told either why a code is not the right one. */
export const veilCode = <T, R extends Refusal>(context: RequestContext, outcome: Outcome<T, R>) =>
  veil(context, outcome, CODE, { reason: 'code-wrong' });

/** As veilCode, for tickets. */
export const veilTicket = <T, R extends Refusal>(context: RequestContext, outcome: Outcome<T, R>) =>
  veil(context, outcome, TICKET, { reason: 'ticket-wrong' });

function veil<T, R extends Refusal, const W extends Refusal>(
  { disclosure }: RequestContext,
  outcome: Outcome<T, R>,
  telling: readonly string[],
  wrong: W,
): Outcome<T, R | W> {
  const tells = !outcome.ok && disclosure === 'uniform' && telling.includes(outcome.refusal.reason);
  return tells ? { ok: false, refusal: wrong } : outcome;
}
