import { MethodNotAllowedException } from '@nestjs/common';
import type { FastifyInstance, HTTPMethods, RouteOptions } from 'fastify';
import type { ReplyMetadata } from '../replies/reply-metadata';

const ROUTE_BOOK = 'routeBook';

/** What is registered under one URL. */
interface Page {
  readonly methods: Set<string>;
  replyMetadata?: ReplyMetadata;
}

type RouteBook = Map<string, Page>;

/** Starts to write down which methods each URL has; routes of actions are out of reach and do not count. */
export function rememberRoutes(http: FastifyInstance): void {
  const book: RouteBook = new Map();
  http.decorate(ROUTE_BOOK, book);
  http.addHook('onRoute', (route: RouteOptions) => {
    if (route.config?.action !== undefined) return;
    const url = spelled(route.url);
    const page = book.get(url) ?? { methods: new Set() };
    for (const method of [route.method].flat()) page.methods.add(method);
    if (route.config?.replyMetadata !== undefined) page.replyMetadata = route.config.replyMetadata;
    book.set(url, page);
  });
}

/** The router makes nothing of a slash at the end. */
const spelled = (url: string): string => url.replace(/(?<=.)\/$/, '');

/**
 * Registers, for every URL so far, the methods that it lacks: they answer 405 with Allow, in the words of the URL's
 * dialect if it has one. Call it when all routes are registered and the server is not ready yet.
 */
export function answerMethodNotAllowed(http: FastifyInstance): void {
  const book = http.getDecorator<RouteBook>(ROUTE_BOOK);
  for (const [url, { methods, replyMetadata }] of [...book]) {
    const allow = [...methods].join(', ');
    const others = http.supportedMethods.filter((method) => !methods.has(method)) as HTTPMethods[];
    if (others.length === 0) continue;
    http.route({
      method: others,
      url,
      ...(replyMetadata && { config: { replyMetadata } }),
      handler: (_request, reply) => {
        void reply.header('allow', allow);
        throw new MethodNotAllowedException();
      },
    });
  }
}
