import type { INestApplication } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

/** What is true of everything under one path, whoever answers it: a controller, a file or nobody. */
export interface PathGuard {
  /** Begins with a slash and ends without one. */
  readonly path: string;
  /** Of a folder that is served there, only these files exist. */
  readonly files: ReadonlySet<string>;
  /** Routes that somebody registers there, and that do not exist all the same. */
  readonly hidden: ReadonlySet<string>;
  /** Sent with every answer that does not say otherwise; `content` is what it holds, if that is text. */
  readonly headers: (content: string) => Readonly<Record<string, string>>;
}

/** Puts up a protectPath; call it before the application starts. */
export function protectPath(app: INestApplication, { path, files, hidden, headers }: PathGuard): void {
  const http = app.getHttpAdapter().getInstance() as FastifyInstance;
  http.addHook('onRequest', (request, reply, next) => {
    const { url = '' } = request.routeOptions;
    if (hidden.has(url) || (url === `${path}/*` && !files.has(fileOf(request.url)))) reply.callNotFound();
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

const fileOf = (url: string): string => pathOf(url).split('/').at(-1) ?? '';

function isUnder(path: string, url: string): boolean {
  const asked = pathOf(url).toLowerCase();
  return asked === path || asked.startsWith(`${path}/`);
}
