import { HttpException } from '@nestjs/common';
import { malformed, type Refusal, RefusedException, throttled, unavailable } from '../../common';
import { Undecodable } from '../decoding/undecodable';

/** What stopped a request, in the edge's words. */
export interface Failure {
  readonly refusal: Refusal;
  /** The HTTP status that the failure itself dictates, if it does. */
  readonly status?: number;
  /** An error that nobody expected: to be logged. */
  readonly fault?: unknown;
}

const BAD_REQUEST = 400;
const TOO_MANY_REQUESTS = 429;

/** Reads a thrown thing: a refusal is itself, a client's mistake is a malformed body, anything else an outage. */
export function failureOf(error: unknown): Failure {
  if (error instanceof RefusedException) return { refusal: (error as RefusedException).refusal };
  if (error instanceof Undecodable) return { refusal: malformed('body'), status: error.status };
  const status = clientStatusOf(error);
  return status === undefined ? { refusal: unavailable(), fault: error } : clientMistake(status);
}

/** The 4xx status of what the framework blames on the client, a connection given up in the middle of a body included. */
export function clientStatusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus() < 500 ? error.getStatus() : undefined;
  const { code, statusCode } = error as { readonly code?: unknown; readonly statusCode?: unknown };
  return code === 'ECONNRESET' && statusCode === BAD_REQUEST ? BAD_REQUEST : undefined;
}

function clientMistake(status: number): Failure {
  return status === TOO_MANY_REQUESTS ? { refusal: throttled(1) } : { refusal: malformed('body'), status };
}
