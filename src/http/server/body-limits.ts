import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { RouteOptions } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Maximum body in bytes, where it differs from {@link BODY_LIMIT}. */
    bodyLimit?: number;
  }
}

/** Default maximum of a request body, in bytes. */
export const BODY_LIMIT = 16 * 1024;

/** Replaces all body parsers by one that leaves every body as bytes, which the route's codec decodes. */
export function parseBodiesAsBytes(app: NestFastifyApplication): void {
  app.getHttpAdapter().getInstance().removeAllContentTypeParsers();
  app.useBodyParser('*', { bodyLimit: BODY_LIMIT });
}

/** onRoute hook: applies the `bodyLimit` of a route's config. */
export function applyBodyLimit(route: RouteOptions): void {
  if (route.config?.bodyLimit !== undefined) route.bodyLimit = route.config.bodyLimit;
}
