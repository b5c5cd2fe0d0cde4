import type { FastifyRequest } from 'fastify';
import type { Refusal } from '../../common';

/** Outcome of a request, for the access log. */
export interface AnsweredOutcome {
  /** `done`, or the reason of the refusal. */
  readonly outcome: string;
  /** Limit that refused the request, and the seconds until it will not. */
  readonly limit?: string;
  readonly retryAfterSeconds?: number;
}

/** Refusal, with what a limit adds to it. */
type LimitedRefusal = Refusal & Omit<AnsweredOutcome, 'outcome'>;

const outcomes = new WeakMap<FastifyRequest, AnsweredOutcome>();

/** Keeps that a request is answered with success. */
export function recordDone(request: FastifyRequest): void {
  outcomes.set(request, { outcome: 'done' });
}

/** Keeps the refusal that a request is answered with. */
export function recordRefusal(request: FastifyRequest, refusal: Refusal): void {
  const { reason, limit, retryAfterSeconds } = refusal as LimitedRefusal;
  outcomes.set(request, {
    outcome: reason,
    ...(limit !== undefined && { limit, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) }),
  });
}

/** Outcome that the request was answered with; undefined for an answer that is no outcome, such as a page or a 404. */
export const outcomeOf = (request: FastifyRequest): AnsweredOutcome | undefined => outcomes.get(request);
