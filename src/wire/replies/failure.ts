import { HttpException } from '@nestjs/common';
import { malformed, type Refusal, RefusedException, throttled, unavailable } from '../../kernel';
import { Undecodable } from '../decoding/undecodable';

/** What stopped a request, in the edge's words. */
export interface Failure {
  readonly refusal: Refusal;
  /** The HTTP status that the failure itself dictates, if it does. */
  readonly status?: number;
  /** An error that nobody expected: to be logged. */
  readonly fault?: unknown;
}

const TOO_MANY_REQUESTS = 429;

/** Reads a thrown thing: a refusal is itself, a client's mistake is a malformed body, anything else an outage. */
export function failureOf(error: unknown): Failure {
  if (error instanceof RefusedException) return { refusal: (error as RefusedException).refusal };
  if (error instanceof Undecodable) return { refusal: malformed('body'), status: error.status };
  if (error instanceof HttpException && error.getStatus() < 500) return clientMistake(error.getStatus());
  return { refusal: unavailable(), fault: error };
}

function clientMistake(status: number): Failure {
  return status === TOO_MANY_REQUESTS ? { refusal: throttled(1) } : { refusal: malformed('body'), status };
}
