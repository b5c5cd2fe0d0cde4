import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Set on a route outside of the dialects that pages of listed origins may call. */
    isCrossOrigin?: boolean;
    /** Methods that the URL has, as Allow lists them; set on the route that answers 405 for all others. */
    allow?: string;
  }
}

/** Opens a route to pages of the origins in CORS_ORIGINS; routes of dialects are open to them anyway. */
export const CrossOrigin = (): MethodDecorator => RouteConfig({ isCrossOrigin: true });

/** Request headers that scripts may set: those that an API reads, and those that libraries add by themselves. */
const REQUEST_HEADERS = [
  ...['Accept', 'Accept-Language', 'Content-Language', 'Content-Type', 'X-Request-Id'],
  ...['Cache-Control', 'Pragma', 'X-Requested-With'],
];
/** Headers of answers that scripts may read beside the simple ones. */
const EXPOSED_HEADERS = ['Accept', 'Accept-Encoding', 'Allow', 'Retry-After', 'X-Request-Id'];
/** Time for which a browser may keep the answer to a preflight, in seconds. */
const MAX_AGE_SECONDS = 600;
const ALLOWED_ORIGIN = 'access-control-allow-origin';
const EXPOSE = 'access-control-expose-headers';
const NO_CONTENT = 204;

/**
 * Headers of the CORS protocol for an answer to `origin`: none without origins, `Vary` alone unless it is listed. The captcha
 * cookie is a credential.
 */
export function corsHeaders(origins: readonly string[], origin: string | undefined): Readonly<Record<string, string>> {
  if (origins.length === 0) return {};
  if (origin === undefined || !origins.includes(origin)) return { vary: 'Origin' };
  return {
    vary: 'Origin',
    [ALLOWED_ORIGIN]: origin,
    'access-control-allow-credentials': 'true',
    [EXPOSE]: EXPOSED_HEADERS.join(', '),
  };
}

/**
 * Adds the onRequest hook that sets the headers of the CORS protocol (fetch.spec.whatwg.org) on routes of APIs and on unknown
 * URLs, for exactly the listed origins: their answers, errors included, may be read by scripts, and their preflights are
 * answered with the methods of the URL. Other origins get no header, and 405 to a preflight. Without origins no hook is added.
 */
export function addCorsHeaders(http: FastifyInstance, origins: readonly string[]): void {
  if (origins.length === 0) return;
  http.addHook('onRequest', (request, reply, next) => {
    if (isOpen(request)) void reply.headers(corsHeaders(origins, request.headers.origin));
    const own = request.routeOptions.config.replyMetadata?.codec.exposedHeaders;
    if (own !== undefined && reply.hasHeader(EXPOSE))
      void reply.header(EXPOSE, [...EXPOSED_HEADERS, ...own].join(', '));
    next();
  });
}

/**
 * Adds the onRequest hook that answers preflights of the origins to which {@link addCorsHeaders} gave headers. Other hooks may
 * stand between the two, and refuse a preflight.
 */
export function answerPreflights(http: FastifyInstance): void {
  http.addHook('onRequest', (request, reply, next) => {
    const { allow, replyMetadata } = request.routeOptions.config;
    const own = replyMetadata?.codec.requestHeaders ?? [];
    if (allow !== undefined && isPreflight(request) && reply.hasHeader(ALLOWED_ORIGIN))
      answerPreflight(reply, allow, own);
    else next();
  });
}

const isOpen = ({ is404, routeOptions: { config } }: FastifyRequest): boolean =>
  is404 || config.replyMetadata !== undefined || config.isCrossOrigin === true;

const isPreflight = ({ method, headers }: FastifyRequest): boolean =>
  method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;

function answerPreflight(reply: FastifyReply, methods: string, ownHeaders: readonly string[]): void {
  void reply
    .status(NO_CONTENT)
    .headers({
      'access-control-allow-methods': methods,
      'access-control-allow-headers': [...REQUEST_HEADERS, ...ownHeaders].join(', '),
      'access-control-max-age': String(MAX_AGE_SECONDS),
    })
    .send();
}
