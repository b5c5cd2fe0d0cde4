import type { FastifyInstance, RouteOptions } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Largest body in bytes, where it is not the one of all others. */
    bodyLimit?: number;
  }
}

/** Lets routes say in their config how large a body they take. Call it before the first route is registered. */
export function keepBodyLimits(http: FastifyInstance): void {
  http.addHook('onRoute', (route: RouteOptions) => {
    if (route.config?.bodyLimit !== undefined) route.bodyLimit = route.config.bodyLimit;
  });
}
