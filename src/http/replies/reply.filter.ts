import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerFailure } from './failure';
import type { ReplyMetadata } from './reply-table';

/** Exception filter of one route: answers refusals and errors by the route's reply table. */
@Catch()
export class ReplyFilter implements ExceptionFilter {
  constructor(private readonly metadata: ReplyMetadata) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerFailure(error, this.metadata, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}
