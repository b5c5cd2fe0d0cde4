import type { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

/** A request that was answered. */
export interface AnsweredRequest {
  readonly method: string;
  /** The pattern that we wrote, never the address that was called; `unmatched` where none fits. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

const UNMATCHED = 'unmatched';

/** Has `watch` told of every answer once it has left. Call it before the server is ready. */
export function watchAnswers({ httpAdapter }: HttpAdapterHost, watch: (answered: AnsweredRequest) => void): void {
  (httpAdapter as FastifyAdapter).getInstance().addHook('onResponse', (request, { statusCode, elapsedTime }, next) => {
    watch({ method: request.method, route: routeOf(request), status: statusCode, seconds: elapsedTime / 1000 });
    next();
  });
}

const routeOf = ({ is404, routeOptions: { url } }: FastifyRequest): string => (is404 ? UNMATCHED : (url ?? UNMATCHED));
