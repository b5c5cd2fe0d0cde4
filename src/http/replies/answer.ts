import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Refusal, type Throttled, type Unavailable, unavailable } from '../../common';
import type { Encoded } from '../decoding/codec';
import { requestHead } from '../server/request-head';
import { type Failure, failureOf } from './failure';
import { reportFault } from './fault-report';
import type { AnyRefusals } from './reply-table';
import type { ReplyMetadata } from './reply-metadata';
import type { AnyReply } from './reply';

const EDGE_PAUSES: ReadonlySet<string> = new Set<(Throttled | Unavailable)['reason']>(['throttled', 'unavailable']);

/** Says what the answer is, and that nobody may keep it. */
export function writeHeaders(response: FastifyReply, { mediaType, headers }: Encoded): void {
  void response.headers({ 'content-type': mediaType, 'cache-control': 'no-store', ...headers });
}

/** Tells a client when to come back: after an outage or throttling, never how long a target's own pause lasts. */
export function writeRetryAfter(refusal: Refusal, response: FastifyReply): void {
  if (!EDGE_PAUSES.has(refusal.reason)) return;
  void response.header('retry-after', String((refusal as Throttled | Unavailable).retryAfterSeconds));
}

/** Answers a thrown thing in the words of `replyMetadata`; what nobody expected is logged and answered as an outage. */
export function answerFailure(
  error: unknown,
  { codec, table }: ReplyMetadata,
  request: FastifyRequest,
  response: FastifyReply,
): void {
  const { refusal, status, fault, row } = withRow(failureOf(error), table);
  if (fault !== undefined) reportFault(fault, request);
  const head = requestHead(request);
  const encoded =
    status !== undefined && codec.encodeFault !== undefined
      ? codec.encodeFault({ status, error }, head)
      : codec.encode((row.compute === undefined ? row.body : row.compute(refusal as never)) as never, head);
  writeHeaders(response, encoded);
  writeRetryAfter(refusal, response);
  void response.status(status ?? statusOf(refusal, table)).send(encoded.content);
}

/** A reason that the table lacks (a guard's: guards are not in the handler's type) becomes an outage. */
function withRow(failure: Failure, { refused }: AnyRefusals): Failure & { readonly row: AnyReply } {
  const { reason } = failure.refusal;
  const row = Object.hasOwn(refused, reason) ? refused[reason] : undefined;
  if (row !== undefined) return { ...failure, row };
  const fault = new TypeError(`the table has no row for ${reason}`);
  return { refusal: unavailable(), fault, row: refused.unavailable };
}

/** A dialect answers with HTTP 200 whatever the outcome, but for a body that cannot be read and an outage. */
function statusOf(refusal: Refusal & { readonly field?: unknown }, table: AnyRefusals): number {
  if (refusal.reason === 'malformed' && refusal.field === 'body') return 400;
  return refusal.reason === 'unavailable' ? (table.unavailableStatus ?? 503) : 200;
}
