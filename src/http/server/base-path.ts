import type { FastifyInstance } from 'fastify';

const OWN_SEGMENTS = 'ownSegments';

/** First segment of a path, in lower case; empty for the root. */
const firstSegment = (path: string): string => (/^\/([^/?]*)/.exec(path)?.[1] ?? '').toLowerCase();

/** Adds an onRoute hook that records the first path segments of all routes, for {@link withoutBasePath}. */
export function recordSegments(http: FastifyInstance): void {
  const segments = new Set<string>();
  http.decorate(OWN_SEGMENTS, segments);
  http.addHook('onRoute', ({ url }) => {
    segments.add(firstSegment(url));
  });
}

/**
 * Removes the base path from the target of a request, as most proxies do before they pass it on. Targets without it are
 * returned as they are. A base path that begins like one of our routes (`/user`, `/api`) is never removed, because nothing
 * tells the two apart: such a proxy has to remove it.
 */
export function withoutBasePath(http: FastifyInstance, target: string, basePath: string): string {
  const rest = target.slice(basePath.length);
  if (basePath === '' || !target.startsWith(basePath) || !/^(?:[/?]|$)/.test(rest)) return target;
  if (http.getDecorator<ReadonlySet<string>>(OWN_SEGMENTS).has(firstSegment(basePath))) return target;
  return rest.startsWith('/') ? rest : `/${rest}`;
}
