import type { FastifyRequest } from 'fastify';

const outcomes = new WeakMap<FastifyRequest, string>();

/** Keeps the outcome that a request is answered with: `done`, or the reason of the refusal. */
export function recordOutcome(request: FastifyRequest, outcome: string): void {
  outcomes.set(request, outcome);
}

/** Outcome that the request was answered with; undefined for an answer that is no outcome, such as a page or a 404. */
export const outcomeOf = (request: FastifyRequest): string | undefined => outcomes.get(request);
