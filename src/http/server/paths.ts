import type { IncomingMessage } from 'node:http';
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

const ABSOLUTE_FORM = /^https?:\/\/(?:[^/?#@]*@)?([^/?#]*)([^]*)$/i;

/**
 * Fastify's `rewriteUrl`: turns an absolute-form target into the path and query that it names. Its authority replaces the
 * Host header (RFC 9112, 3.2.2), so that no URL of ours is built from a host that was not asked.
 */
export function originForm({ url = '', headers, httpVersion }: IncomingMessage): string {
  const absolute = ABSOLUTE_FORM.exec(url);
  if (absolute === null) return url;
  const [, authority = '', target = ''] = absolute;
  if (headers.host !== undefined || httpVersion !== '1.1') headers.host = authority;
  return target.startsWith('/') ? target : `/${target}`;
}

const SLASHES = /\/{2,}/g;

/** The target with single slashes in its path. */
function withSingleSlashes(target: string): string {
  const path = pathOf(target);
  return path.replace(SLASHES, '/') + target.slice(path.length);
}

/** Escapes that clients write for the + of a phone number and the @ of a mail address. */
const ESCAPED_ADDRESS = /%(?:2b|40)/gi;

/**
 * onRequest hook: answers 404 for paths that are not plain, so that no route is reached by a second spelling. Routes of dialects
 * may have doubled slashes: their clients join a base address that ends in a slash and a path that begins with one; and where a route has parameters, escapes of + and @.
 */
export function refuseOddPath(request: FastifyRequest, reply: FastifyReply, next: () => void): void {
  const { url = '' } = request.raw;
  const isOfDialect = request.routeOptions.config.replyMetadata !== undefined;
  const hasParameters = isOfDialect && request.routeOptions.url?.includes(':') === true;
  const spelt = hasParameters ? url.replace(ESCAPED_ADDRESS, decodeURIComponent) : url;
  if (request.is404 || isPlainPath(isOfDialect ? withSingleSlashes(spelt) : spelt)) next();
  else reply.callNotFound();
}

const HOST = /^(?:\[[\da-f:.]+\]|[\w.~!$&'()*+,;=%-]*)(?::\d*)?$/i;

/**
 * onRequest hook: answers 400 to HTTP/1.1 without a Host header, and to a Host header that is repeated or no host (RFC 9112,
 * 3.2), in place of Node, which sends no body or takes the first.
 */
export function refuseBadHost({ raw }: FastifyRequest, _reply: FastifyReply, next: (error?: Error) => void): void {
  const { host } = raw.headers;
  const lines = raw.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
  const isMissing = raw.httpVersion === '1.1' && host === undefined;
  next(isMissing || lines > 1 || !HOST.test(host ?? '') ? new BadRequestException() : undefined);
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
