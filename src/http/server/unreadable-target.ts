import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Target that no route has. */
const NOWHERE = '/unreadable';

/** Targets of requests that are routed as {@link NOWHERE} instead. */
const targets = new WeakMap<IncomingMessage, string>();

/**
 * Fastify's `frameworkErrors`: has a request whose target the router cannot read, such as one with a broken escape, answered as
 * one of an unknown path, with all hooks. Fastify itself would answer it without any: uncounted and unlogged.
 */
export function routeNowhere(_error: unknown, { raw, server }: FastifyRequest, reply: FastifyReply): void {
  targets.set(raw, raw.url ?? '');
  raw.url = NOWHERE;
  server.routing(raw, reply.raw);
}

/** Adds the onRequest hook that gives such a request its target back, for the answer and the log. Add it first. */
export function restoreTargets(http: FastifyInstance): void {
  http.addHook('onRequest', ({ raw }, _reply, next) => {
    const target = targets.get(raw);
    if (target !== undefined) raw.url = target;
    next();
  });
}
