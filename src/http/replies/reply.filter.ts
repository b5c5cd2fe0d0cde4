import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerFailure } from './answer';
import type { ReplyMetadata } from './reply-metadata';

/** Answers whatever stops a request of one route in that route's words. */
@Catch()
export class ReplyFilter implements ExceptionFilter {
  constructor(private readonly replyMetadata: ReplyMetadata) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerFailure(error, this.replyMetadata, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}
