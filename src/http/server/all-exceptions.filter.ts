import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RefusedException } from '../../common';
import { encodeNotFound, isUnderApi } from '../negotiation/http-error';
import { recordRefusal } from '../replies/answered-outcome';
import { answerFailure, clientStatusOf, logFault, writeHeaders, writeRetryAfter } from '../replies/failure';
import { problem } from './problem';

const STATUS_OF_REASON: Readonly<Record<string, number>> = { malformed: 400, throttled: 429, unavailable: 503 };
const UNPROCESSABLE = 422;
const SERVER_ERROR = 500;

/**
 * Global exception filter, for errors that no `ReplyFilter` catches: answers by the reply table on a dialect's URL, 404
 * for unknown URLs, and elsewhere a problem document without details of the server.
 */
@Catch()
export class AllExceptionsFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const { replyMetadata } = request.routeOptions.config;
    if (replyMetadata !== undefined) answerFailure(error, replyMetadata, request, reply);
    else if (request.is404 && clientStatusOf(error) !== undefined) answerNotFound(request, reply);
    else answerProblem(error, request, reply);
  }
}

function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const refusal = error instanceof RefusedException ? (error as RefusedException).refusal : undefined;
  const status = refusal === undefined ? statusOf(error) : (STATUS_OF_REASON[refusal.reason] ?? UNPROCESSABLE);
  if (status === SERVER_ERROR) logFault(error, request);
  if (refusal !== undefined) {
    recordRefusal(request, refusal);
    writeRetryAfter(refusal, reply);
  }
  const encoded = problem(status, refusal?.reason);
  writeHeaders(reply, encoded);
  void reply.status(status).send(encoded.content);
}

function statusOf(error: unknown): number {
  return clientStatusOf(error) ?? (error instanceof HttpException ? error.getStatus() : SERVER_ERROR);
}

const NO_CONTENT = 204;
const NOT_FOUND = 404;

/**
 * Answers 404: under /api/ as Web API does, elsewhere with a problem document; and 204 to `OPTIONS *`, which is about the server
 * as a whole (RFC 9110, 9.3.7).
 */
function answerNotFound(request: FastifyRequest, reply: FastifyReply): void {
  if (request.method === 'OPTIONS' && request.raw.url === '*') {
    void reply.status(NO_CONTENT).send();
    return;
  }
  const encoded = isUnderApi(request) ? encodeNotFound(request) : problem(NOT_FOUND);
  writeHeaders(reply, encoded);
  void reply.status(NOT_FOUND).send(encoded.content);
}
