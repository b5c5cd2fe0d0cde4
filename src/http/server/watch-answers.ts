import type { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

/** Answered request, for metrics. */
interface AnsweredRequest {
  readonly method: string;
  /** URL pattern of the route, never the requested URL; `unmatched` for a 404. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

/** Route of requests that match none. */
export const UNMATCHED = 'unmatched';

/** Adds an onResponse hook that calls `watch` for every answer once it is sent. Call it before the server is ready. */
export function watchAnswers({ httpAdapter }: HttpAdapterHost, watch: (answered: AnsweredRequest) => void): void {
  (httpAdapter as FastifyAdapter).getInstance().addHook('onResponse', (request, { statusCode, elapsedTime }, next) => {
    watch({ method: request.method, route: routeOf(request), status: statusCode, seconds: elapsedTime / 1000 });
    next();
  });
}

/** URL pattern of a request's route, never the requested URL. */
export const routeOf = ({ is404, routeOptions: { url } }: FastifyRequest): string =>
  is404 ? UNMATCHED : (url ?? UNMATCHED);
