import type { IncomingHttpHeaders, ServerOptions } from 'node:http';
import type { FastifyServerOptions } from 'fastify';
import { answerNotFound } from './not-found';

/** Largest request body, in bytes. */
export const BODY_LIMIT = 16 * 1024;

const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 15_000;
const TIMEOUT_CHECK_MS = 5_000;
const IDLE_SOCKET_MS = 60_000;
const MAX_PARAM_LENGTH = 128;

export interface HttpSettings {
  /** Addresses and CIDR ranges whose X-Forwarded-For counts; none: the socket's address is the client's. */
  readonly trustedProxies: readonly string[];
  /** The id of a request, by its headers; it is logged and answered as X-Request-Id. */
  readonly requestId: (headers: IncomingHttpHeaders) => string;
}

/**
 * Options for `new FastifyAdapter(...)`: routes match without regard to case and with or without a trailing slash, and
 * nothing else; bodies are small; clients that dribble their request are cut off.
 */
export function httpOptions({
  trustedProxies,
  requestId,
}: HttpSettings): FastifyServerOptions & { readonly http: ServerOptions } {
  return {
    bodyLimit: BODY_LIMIT,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    requestIdHeader: false,
    genReqId: ({ headers }) => requestId(headers),
    exposeHeadRoutes: false,
    connectionTimeout: IDLE_SOCKET_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { headersTimeout: HEADERS_TIMEOUT_MS, connectionsCheckingInterval: TIMEOUT_CHECK_MS },
    /* The router could not read the URL at all: it names nothing that we have. */
    frameworkErrors: (_error, request, reply) => {
      answerNotFound(request, reply);
    },
    routerOptions: {
      caseSensitive: false,
      ignoreTrailingSlash: true,
      ignoreDuplicateSlashes: false,
      maxParamLength: MAX_PARAM_LENGTH,
    },
  };
}
