import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Set on a page whose script asks again and again for news. */
    isPolled?: boolean;
  }
}

/** Header by which the script of a page marks its requests for news. */
export const POLL_HEADER = 'x-regain-poll';

/** Marks a page whose script polls it; the access log leaves out the requests with POLL_HEADER. */
export const Polled = (): MethodDecorator => RouteConfig({ isPolled: true });

/** True for a request of a page's script for news. */
export const isPoll = ({ headers, routeOptions: { config } }: FastifyRequest): boolean =>
  config.isPolled === true && headers[POLL_HEADER] !== undefined;
