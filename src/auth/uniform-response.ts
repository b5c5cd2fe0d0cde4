import { done, type Outcome, type Refusal } from '../common';
import type { SendTerms, SentCode } from './messages/code-sender';
import type { Recipient } from './recovery/recipient';
import type { RequestContext } from './request-context';

/*
 * Uniform responses: where a client's protocol must not tell whether an account exists, its answers are the same for
 * every account and for none. All that hides it is in this file.
 */

/** True where answers must not depend on whether an account exists. */
export const isUniform = ({ disclosure }: RequestContext): boolean => disclosure === 'uniform';

/** Outcome as the client may see it: where answers are uniform, refusals with a hidden reason become `uniform`. */
function toUniformResponse<T, R extends Refusal, const U extends Refusal>(
  context: RequestContext,
  outcome: Outcome<T, R>,
  hidden: readonly string[],
  uniform: U,
): Outcome<T, R | U> {
  const isHidden = !outcome.ok && isUniform(context) && hidden.includes(outcome.refusal.reason);
  return isHidden ? { ok: false, refusal: uniform } : outcome;
}

/** Hides why a code is not the right one. */
export const toUniformCodeResponse = <T, R extends Refusal>(context: RequestContext, outcome: Outcome<T, R>) =>
  toUniformResponse(context, outcome, ['code-expired', 'code-exhausted'], { reason: 'code-wrong' });

/** Hides why a ticket is not the right one. */
export const toUniformTicketResponse = <T, R extends Refusal>(context: RequestContext, outcome: Outcome<T, R>) =>
  toUniformResponse(context, outcome, ['ticket-expired'], { reason: 'ticket-wrong' });

/** Makes every send of a code succeed with the same figures: any other would tell about the account or its past. */
export function toUniformSendResponse<R extends Refusal>(
  context: RequestContext,
  sent: Outcome<SentCode, R>,
  { lifetimeSeconds, cooldownSeconds, reference }: SendTerms,
): Outcome<SentCode, R> {
  if (!isUniform(context)) return sent;
  const testCode = sent.ok ? sent.value.testCode : undefined;
  return done({ lifetimeSeconds, resendAfterSeconds: cooldownSeconds, reference, ...(testCode && { testCode }) });
}

/** Makes every send of a link succeed, unless the address is none at all. */
export const toUniformLinkResponse = <R extends Refusal>(
  context: RequestContext,
  sent: Outcome<void, R>,
): Outcome<void, R> =>
  !sent.ok && isUniform(context) && sent.refusal.reason !== 'target-invalid' ? done(undefined) : sent;

/** Replaces a recipient that was not found by a decoy, which goes through the same limits, writes and verification. */
export const toUniformRecipient = <R extends Refusal>(
  context: RequestContext,
  found: Outcome<Recipient, R>,
  decoyTarget: () => string,
): Outcome<Recipient, R> => (!found.ok && isUniform(context) ? done({ kind: 'decoy', target: decoyTarget() }) : found);
