import { MethodNotAllowedException } from '@nestjs/common';
import type { FastifyContextConfig, FastifyInstance, HTTPMethods, RouteOptions } from 'fastify';

const REGISTERED_URLS = 'registeredUrls';

/** Registered methods of one URL, with what its 405 answer takes over from the config of its routes. */
interface RegisteredUrl {
  readonly methods: Set<string>;
  config: Pick<FastifyContextConfig, 'replyMetadata' | 'isCrossOrigin'>;
}

type RegisteredUrls = Map<string, RegisteredUrl>;

/**
 * Adds an onRoute hook that records the methods of every URL, for {@link answerMethodNotAllowed}. Action handlers are
 * not recorded: their router registers the public route.
 */
export function recordRoutes(http: FastifyInstance): void {
  const urls: RegisteredUrls = new Map();
  http.decorate(REGISTERED_URLS, urls);
  http.addHook('onRoute', (route: RouteOptions) => {
    if (route.config?.action !== undefined) return;
    const url = withoutTrailingSlash(route.url);
    const registered: RegisteredUrl = urls.get(url) ?? { methods: new Set(), config: {} };
    for (const method of [route.method].flat()) registered.methods.add(method);
    const { replyMetadata, isCrossOrigin } = route.config ?? {};
    if (replyMetadata !== undefined) registered.config = { ...registered.config, replyMetadata };
    if (isCrossOrigin !== undefined) registered.config = { ...registered.config, isCrossOrigin };
    urls.set(url, registered);
  });
}

/**
 * onRoute hook: adds HEAD to GET, whose handler answers it with the headers of GET; Node leaves the body out. Routes of
 * dialects are left alone: their GET may have effects (it draws a captcha or sends a code), and the framework they imitate
 * answers 405.
 */
export function answerHead(route: RouteOptions): void {
  const methods = [route.method].flat();
  if (route.config?.action !== undefined || route.config?.replyMetadata !== undefined) return;
  if (methods.includes('GET') && !methods.includes('HEAD')) route.method = [...methods, 'HEAD'];
}

const withoutTrailingSlash = (url: string): string => url.replace(/(?<=.)\/$/, '');

/**
 * Registers the missing methods of every recorded URL; they answer 405 with an Allow header, by the URL's reply table
 * if it has one. Call it when all routes are registered and the server is not ready yet.
 */
export function answerMethodNotAllowed(http: FastifyInstance): void {
  const urls = http.getDecorator<RegisteredUrls>(REGISTERED_URLS);
  for (const [url, { methods, config }] of [...urls]) {
    const allow = [...methods].join(', ');
    const others = http.supportedMethods.filter((method) => !methods.has(method)) as HTTPMethods[];
    if (others.length === 0) continue;
    http.route({
      method: others,
      url,
      config: { ...config, allow },
      handler: (_request, reply) => {
        void reply.header('allow', allow);
        throw new MethodNotAllowedException();
      },
    });
  }
}
