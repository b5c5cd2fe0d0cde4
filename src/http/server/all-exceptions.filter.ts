import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RefusedException } from '../../common';
import { answerFailure, writeHeaders, writeRetryAfter } from '../replies/answer';
import { clientStatusOf } from '../replies/failure';
import { reportFault } from '../replies/fault-report';
import { answerNotFound } from './not-found';
import { problem } from './problem';

const STATUS_OF_REASON: Readonly<Record<string, number>> = { malformed: 400, throttled: 429, unavailable: 503 };
const UNPROCESSABLE = 422;
const SERVER_ERROR = 500;

/**
 * Answers what no route's own filter has answered: on a dialect's route in its words, under /api/ that there is no such
 * route as Web API does, elsewhere by a problem document.
 * Neither tells anything of the server.
 */
@Catch()
export class AllExceptionsFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const replyMetadata = request.routeOptions.config.replyMetadata;
    if (replyMetadata !== undefined) answerFailure(error, replyMetadata, request, reply);
    else if (request.is404 && clientStatusOf(error) !== undefined) answerNotFound(request, reply);
    else answerProblem(error, request, reply);
  }
}

function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const refusal = error instanceof RefusedException ? (error as RefusedException).refusal : undefined;
  const status = refusal === undefined ? statusOf(error) : (STATUS_OF_REASON[refusal.reason] ?? UNPROCESSABLE);
  if (status === SERVER_ERROR) reportFault(error, request);
  if (refusal !== undefined) writeRetryAfter(refusal, reply);
  const encoded = problem(status, refusal?.reason);
  writeHeaders(reply, encoded);
  void reply.status(status).send(encoded.content);
}

function statusOf(error: unknown): number {
  return clientStatusOf(error) ?? (error instanceof HttpException ? error.getStatus() : SERVER_ERROR);
}
