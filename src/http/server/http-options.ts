import type { IncomingHttpHeaders, ServerOptions } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyServerOptions, RouteOptions } from 'fastify';
import { withoutBasePath } from './base-path';
import { answerClientError } from './client-error';
import { originForm } from './paths';
import type { SecondListener } from './second-listener';
import { routeNowhere } from './unreadable-target';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Maximum request body of the route in bytes, where it differs from {@link BODY_LIMIT}. */
    bodyLimit?: number;
  }
}

/** Default maximum of a request body, in bytes. */
const BODY_LIMIT = 16 * 1024;

/** Replaces all body parsers of Fastify by one that leaves every body as bytes, which the route's codec decodes. */
export function parseBodiesAsBytes(app: NestFastifyApplication): void {
  app.getHttpAdapter().getInstance().removeAllContentTypeParsers();
  app.useBodyParser('*', { bodyLimit: BODY_LIMIT });
}

/** onRoute hook: applies the `bodyLimit` of a route's config. */
export function applyBodyLimit(route: RouteOptions): void {
  if (route.config?.bodyLimit !== undefined) route.bodyLimit = route.config.bodyLimit;
}

const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 15_000;
const TIMEOUT_CHECK_MS = 5_000;
const IDLE_SOCKET_MS = 60_000;
const MAX_PARAM_LENGTH = 128;

/** Settings of the HTTP server that the environment decides. */
interface HttpSettings {
  /** Addresses and CIDR ranges whose X-Forwarded-For is trusted; without any, the socket's address is the client's. */
  readonly trustedProxies: readonly string[];
  /** Time that an idle connection stays open, in seconds. */
  readonly keepAliveSeconds: number;
  /** Path of the public URL, which proxies may leave on; empty for the root of a host. */
  readonly basePath: string;
  /** Origins whose pages may read answers. */
  readonly corsOrigins: readonly string[];
  /** Listener of a path that is served at an address of its own. */
  readonly secondListener?: Pick<SecondListener, 'targetOf'> | undefined;
  /** Computes the id of a request from its headers. */
  readonly requestId: (headers: IncomingHttpHeaders) => string;
}

/**
 * Options of `new FastifyAdapter(…)`: paths match case-insensitively, with or without a trailing slash; bodies are small;
 * slow requests are cut off; a closing server still answers the requests that it has accepted.
 */
export function httpOptions({
  trustedProxies,
  keepAliveSeconds,
  basePath,
  corsOrigins,
  secondListener,
  requestId,
}: HttpSettings): FastifyServerOptions & { readonly http: ServerOptions } {
  return {
    bodyLimit: BODY_LIMIT,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    requestIdHeader: false,
    genReqId: ({ headers }) => requestId(headers),
    rewriteUrl(request) {
      const target = withoutBasePath(this, originForm(request), basePath);
      return secondListener?.targetOf(request, target) ?? target;
    },
    exposeHeadRoutes: false,
    return503OnClosing: false,
    connectionTimeout: IDLE_SOCKET_MS,
    keepAliveTimeout: keepAliveSeconds * 1000,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: {
      headersTimeout: HEADERS_TIMEOUT_MS,
      connectionsCheckingInterval: TIMEOUT_CHECK_MS,
      requireHostHeader: false, // refuseBadHost answers instead
    },
    clientErrorHandler: answerClientError(() => requestId({}), corsOrigins),
    frameworkErrors: routeNowhere,
    routerOptions: {
      caseSensitive: false,
      ignoreTrailingSlash: true,
      ignoreDuplicateSlashes: true, // refuseOddPath answers 404 outside of the dialects
      maxParamLength: MAX_PARAM_LENGTH,
    },
  };
}
