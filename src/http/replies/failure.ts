import { HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  describeError,
  malformed,
  type Refusal,
  RefusedException,
  StatedError,
  type Throttled,
  throttled,
  type Unavailable,
  unavailable,
} from '../../common';
import { type Codec, type Encoded, requestHead } from '../decoding/codec';
import { Undecodable, UnsupportedCoding } from '../decoding/decoded-body';
import { recordRefusal } from './answered-outcome';
import { type AnyReply, type AnyRefusals, type ReplyMetadata, statedStatus } from './reply-table';

/** Failed request, as a refusal: where an error caused it, with what the error adds. */
interface Failure {
  readonly refusal: Refusal;
  /** HTTP status that the error dictates; undefined when the reply table decides. */
  readonly status?: number;
  /** Unexpected error, to be logged. */
  readonly fault?: unknown;
}

const BAD_REQUEST = 400;
const UNSUPPORTED_MEDIA_TYPE = 415;
const TOO_MANY_REQUESTS = 429;
const logger = new Logger('http');

/**
 * Reasons answered with Retry-After. The pause of a target is not among them: its length would disclose whether the
 * target exists.
 */
const RETRY_REASONS: ReadonlySet<string> = new Set<(Throttled | Unavailable)['reason']>(['throttled', 'unavailable']);

/**
 * Answers an error by a route's codec and refusal replies; an unexpected error is logged and answered as `unavailable`.
 */
export function answerFailure(
  error: unknown,
  { codec, table }: ReplyMetadata,
  request: FastifyRequest,
  response: FastifyReply,
): void {
  const { refusal, status, fault, reply } = withReply(failureOf(error), table);
  recordRefusal(request, refusal);
  if (fault !== undefined) logFault(fault, request);
  const head = requestHead(request);
  const body = reply.compute === undefined ? reply.body : reply.compute(refusal as never);
  const encoded =
    status !== undefined && codec.encodeFault !== undefined
      ? codec.encodeFault({ status, error }, head)
      : codec.encode(body as never, head);
  writeHeaders(response, encoded);
  writeRetryAfter(refusal, response);
  if (status === UNSUPPORTED_MEDIA_TYPE) writeAccepted(error, codec, response);
  void response.status(status ?? statedStatus(body, table) ?? statusOf(refusal, table)).send(encoded.content);
}

/**
 * Translates an error to a refusal: a thrown refusal stays, a client error is a malformed body, anything else an
 * outage.
 */
function failureOf(error: unknown): Failure {
  if (error instanceof RefusedException) return { refusal: (error as RefusedException).refusal };
  if (error instanceof Undecodable) return { refusal: malformed('body'), status: error.status };
  const status = clientStatusOf(error);
  if (status === undefined) return { refusal: unavailable(), fault: error };
  return status === TOO_MANY_REQUESTS ? { refusal: throttled(1) } : { refusal: malformed('body'), status };
}

/**
 * HTTP status (4xx) of a client error of Nest or Fastify, including a connection lost in the middle of a body. Returns
 * undefined for any other error.
 */
export function clientStatusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus() < 500 ? error.getStatus() : undefined;
  const { code, statusCode } = error as { readonly code?: unknown; readonly statusCode?: unknown };
  return code === 'ECONNRESET' && statusCode === BAD_REQUEST ? BAD_REQUEST : undefined;
}

/**
 * Replaces a refusal for which the table has no reply (a guard's refusal is not in the handler's type) by
 * `unavailable`, and logs it.
 */
function withReply(failure: Failure, { refused }: AnyRefusals): Failure & { readonly reply: AnyReply } {
  const { reason } = failure.refusal;
  const reply = Object.hasOwn(refused, reason) ? refused[reason] : undefined;
  if (reply !== undefined) return { ...failure, reply };
  const fault = new StatedError(`the table has no row for ${reason}`);
  return { refusal: unavailable(), fault, reply: refused.unavailable };
}

/**
 * HTTP status of a refusal: dialects answer 200 for all but an undecodable body (400) and an outage (503, unless the
 * table has another status).
 */
function statusOf(refusal: Refusal & { readonly field?: unknown }, table: AnyRefusals): number {
  if (refusal.reason === 'malformed' && refusal.field === 'body') return 400;
  return refusal.reason === 'unavailable' ? (table.unavailableStatus ?? 503) : 200;
}

/** Logs an unexpected error with the request's id and without any value of the request (see {@link describeError}). */
export function logFault(fault: unknown, request: FastifyRequest): void {
  logger.error(`request ${request.id}: ${describeError(fault)}`);
}

/**
 * Writes the headers of an encoded answer; unless the codec says otherwise, caches must not store it. One without content
 * has no media type.
 */
export function writeHeaders(response: FastifyReply, { mediaType, headers }: Encoded): void {
  const type = mediaType === '' ? {} : { 'content-type': mediaType };
  void response.headers({ ...type, 'cache-control': 'no-store', ...headers });
}

/** Writes what the route reads (RFC 9110, 15.5.16): no content coding after a compressed body, else the media types. */
function writeAccepted(error: unknown, { forms }: Codec, response: FastifyReply): void {
  if (error instanceof UnsupportedCoding) void response.header('accept-encoding', 'identity');
  else void response.header('accept', forms.reads.flatMap(({ mediaTypes }) => mediaTypes).join(', '));
}

/** Writes the Retry-After header for throttling and outages. */
export function writeRetryAfter(refusal: Refusal, response: FastifyReply): void {
  if (!RETRY_REASONS.has(refusal.reason)) return;
  void response.header('retry-after', String((refusal as Throttled | Unavailable).retryAfterSeconds));
}
