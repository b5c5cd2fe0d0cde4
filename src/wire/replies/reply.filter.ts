import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerFailure } from './answer';
import type { Replying } from './replying';

/** Answers whatever stops a request of one route in that route's words. */
@Catch()
export class ReplyFilter implements ExceptionFilter {
  constructor(private readonly replying: Replying) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerFailure(error, this.replying, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}
