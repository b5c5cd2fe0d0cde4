import { done, exactDelay, type Outcome, type Refusal } from '../common';
import { type SendLimit, TARGET_LIMITS } from '../otp';
import type { SendTerms, SentCode } from './messages/code-sender';
import type { Recipient } from './recovery/recipient';
import type { RequestContext } from './request-context';

/*
 * Uniform responses: where answers must not disclose whether an account exists, they are the same for every account and
 * for none. All functions that make them so are in this file.
 */

/** True under uniform disclosure, where answers must not depend on whether an account exists. */
export const isUniform = ({ disclosure }: RequestContext): boolean => disclosure === 'uniform';

/** Time from the start of a use case to its refusal under uniform disclosure, in milliseconds: nearly all work takes less. */
export const REFUSAL_MS = 10;

/**
 * Runs a use case. Under uniform disclosure a refusal is returned REFUSAL_MS after its start, or after the work where that takes
 * longer: the time does not tell whether the row of an account was read, the key of a decoy computed, or a message delivered
 * meanwhile (timing side channel). The wait holds no connection and no lock. What is done, and what throws, is not held back.
 */
export async function inUniformTime<T, R extends Refusal>(
  context: RequestContext,
  work: () => Promise<Outcome<T, R>>,
): Promise<Outcome<T, R>> {
  if (!isUniform(context)) return work();
  const end = exactDelay(REFUSAL_MS);
  const outcome = await work();
  if (!outcome.ok) await end();
  return outcome;
}

/** Outcome as the client may see it: under uniform disclosure, refusals with a hidden reason become `uniform`. */
function toUniformResponse<T, R extends Refusal, const U extends Refusal>(
  context: RequestContext,
  outcome: Outcome<T, R>,
  hidden: readonly string[],
  uniform: U,
): Outcome<T, R | U> {
  const isHidden = !outcome.ok && isUniform(context) && hidden.includes(outcome.refusal.reason);
  return isHidden ? { ok: false, refusal: uniform } : outcome;
}

/** Hides, under uniform disclosure, why a code is refused: every refusal about it becomes a wrong code. */
export const toUniformCodeResponse = <T, R extends Refusal>(context: RequestContext, outcome: Outcome<T, R>) =>
  toUniformResponse(context, outcome, ['code-expired', 'code-exhausted'], { reason: 'code-wrong' });

/** Hides, under uniform disclosure, why a ticket is refused: every refusal about it becomes a wrong ticket. */
export const toUniformTicketResponse = <T, R extends Refusal>(context: RequestContext, outcome: Outcome<T, R>) =>
  toUniformResponse(context, outcome, ['ticket-expired'], { reason: 'ticket-wrong' });

/** Reasons of refused sends that a look-up yields: hidden as success under uniform disclosure. */
export const HIDDEN_SEND_REASONS: readonly string[] = [
  ...['account-unknown', 'target-unbound', 'target-mismatch', 'target-ambiguous', 'account-exists'],
];

/**
 * True for a refused send whose refusal depends on a look-up. All others (client address, alarm, channel, form, captcha, a
 * number that is not allowed) depend on the request, and are told in every mode.
 */
const isHiddenSend = (refusal: Refusal & { readonly limit?: SendLimit }): boolean =>
  refusal.limit === undefined ? HIDDEN_SEND_REASONS.includes(refusal.reason) : TARGET_LIMITS.includes(refusal.limit);

/**
 * Turns, under uniform disclosure, the result of sending a code into success, with the planned lifetime and cooldown
 * instead of the actual ones, so that the answer does not disclose whether the account exists. Refusals that depend on a
 * look-up become success too.
 */
export function toUniformSendResponse<R extends Refusal>(
  context: RequestContext,
  sent: Outcome<SentCode, R>,
  { lifetimeSeconds, cooldownSeconds, reference }: SendTerms,
): Outcome<SentCode, R> {
  if (!isUniform(context) || (!sent.ok && !isHiddenSend(sent.refusal))) return sent;
  const testCode = sent.ok ? sent.value.testCode : undefined;
  return done({ lifetimeSeconds, resendAfterSeconds: cooldownSeconds, reference, ...(testCode && { testCode }) });
}

/** Turns, under uniform disclosure, refusals to send a link that depend on a look-up into success. */
export const toUniformLinkResponse = <R extends Refusal>(
  context: RequestContext,
  sent: Outcome<void, R>,
): Outcome<void, R> => (!sent.ok && isUniform(context) && isHiddenSend(sent.refusal) ? done(undefined) : sent);

/**
 * Replaces, under uniform disclosure, a recipient that was not found by a decoy, which goes through the same limits,
 * writes and verification.
 */
export const toUniformRecipient = <R extends Refusal>(
  context: RequestContext,
  found: Outcome<Recipient, R>,
  decoy: () => Omit<Recipient, 'kind' | 'account'>,
): Outcome<Recipient, R> => (!found.ok && isUniform(context) ? done({ kind: 'decoy', ...decoy() }) : found);
