import { BadRequestException, type INestApplication } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const PLAIN_PATH = /^(?:\/[\w~!$&'()*+,=:@-][\w.~!$&'()*+,=:@-]*)*\/?$/;

/**
 * True for a request target whose path has only one spelling: absolute, without percent escapes, empty segments, segments
 * that begin with a dot, backslashes, `;`, control and non-ASCII characters.
 */
export function isPlainPath(target: string): boolean {
  const mark = target.indexOf('?');
  const path = mark === -1 ? target : target.slice(0, mark);
  return path !== '' && PLAIN_PATH.test(path);
}

const AUTHORITY = /^https?:\/\/[^/?#]*/i;

/** Fastify's `rewriteUrl`: turns an absolute-form target (RFC 9112, 3.2.2) into the path and query that it names. */
export function originForm({ url = '' }: { readonly url?: string | undefined }): string {
  const [authority = ''] = AUTHORITY.exec(url) ?? [];
  const target = url.slice(authority.length);
  return authority === '' || target.startsWith('/') ? target : `/${target}`;
}

/** onRequest hook: answers 404 for paths that are not plain, so that no route is reached by a second spelling. */
export function refuseOddPath(request: FastifyRequest, reply: FastifyReply, next: () => void): void {
  if (request.is404 || isPlainPath(request.raw.url ?? '')) next();
  else reply.callNotFound();
}

/** onRequest hook: answers 400 to HTTP/1.1 without a Host header (RFC 9112, 3.2), in place of Node, which sends no body. */
export function refuseMissingHost({ raw }: FastifyRequest, _reply: FastifyReply, next: (error?: Error) => void): void {
  next(raw.httpVersion === '1.1' && raw.headers.host === undefined ? new BadRequestException() : undefined);
}

/** Status of a redirect for good, by the same method. */
const PERMANENT = 308;

/** Restrictions and headers of everything below one path. */
export interface PathProtection {
  /** URL path of the protected folder; begins with a slash and ends without one. */
  readonly path: string;
  /** Path under which the service is reached, before `path` in redirects; empty for the root of a host. */
  readonly basePath: string;
  /** Names of the only files that may be served below the path; others are answered 404. */
  readonly files: ReadonlySet<string>;
  /** Routes that are answered 404 although a library registers them. */
  readonly hidden: ReadonlySet<string>;
  /** Computes headers for answers that do not set them; `content` is the body if it is text, else empty. */
  readonly headers: (content: string) => Readonly<Record<string, string>>;
}

/**
 * Adds the onRequest and onSend hooks of a protected path. With a trailing slash and a query the path redirects to the one
 * without the slash, against which SwaggerModule's page loads its files then. Call it before the application starts.
 */
export function protectPath(app: INestApplication, protection: PathProtection): void {
  const { path, basePath, files, hidden, headers } = protection;
  const http = app.getHttpAdapter().getInstance() as FastifyInstance;
  http.addHook('onRequest', (request, reply, next) => {
    const { url = '' } = request.routeOptions;
    const [requested, query] = [pathOf(request.url), queryOf(request.url)];
    if (requested.toLowerCase() === `${path}/` && query !== '') reply.redirect(`${basePath}${path}${query}`, PERMANENT);
    else if (hidden.has(url) || (url === `${path}/*` && !files.has(fileOf(request.url)))) reply.callNotFound();
    else next();
  });
  http.addHook('onSend', (request, reply, payload, next) => {
    if (isUnder(path, request.url))
      for (const [name, value] of Object.entries(headers(typeof payload === 'string' ? payload : '')))
        if (!reply.hasHeader(name)) void reply.header(name, value);
    next();
  });
}

const pathOf = (url: string): string => url.split('?', 1)[0] ?? '';

const queryOf = (url: string): string => url.slice(pathOf(url).length);

const fileOf = (url: string): string => pathOf(url).split('/').at(-1) ?? '';

function isUnder(path: string, url: string): boolean {
  const requested = pathOf(url).toLowerCase();
  return requested === path || requested.startsWith(`${path}/`);
}
