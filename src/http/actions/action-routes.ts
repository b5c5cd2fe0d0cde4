import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod, RouteOptions } from 'fastify';
import { malformed, RefusedException } from '../../common';
import { decodeOnce } from '../decoding/decode-once';
import { actionConstraint } from './action-constraint';
import type { ActionRouter } from './action-router';

/**
 * Opens the gates: watches routes being registered, gathers the handlers of actions by URL, and registers for each such
 * URL the one public route (GET and POST) that reads the request, looks its action up and calls that action's handler.
 */
export function openActionRouters(http: FastifyInstance): void {
  const urls = new Map<string, Map<string, RouteHandlerMethod>>();
  http.addConstraintStrategy(actionConstraint);
  http.addHook('onRoute', (route: RouteOptions) => {
    const action = route.config?.action;
    if (action === undefined) return;
    const handlers = urls.get(route.url) ?? new Map<string, RouteHandlerMethod>();
    handlers.set(action.name, route.handler);
    if (urls.has(route.url)) return;
    urls.set(route.url, handlers);
    http.route(publicRoute(route.url, action.router, handlers));
  });
}

function publicRoute(
  url: string,
  router: ActionRouter,
  handlers: ReadonlyMap<string, RouteHandlerMethod>,
): RouteOptions {
  return {
    method: ['GET', 'POST'],
    url,
    config: { replyMetadata: router },
    handler: function (this: FastifyInstance, request: FastifyRequest, reply: FastifyReply) {
      const handler = handlers.get(actionOf(request, router));
      if (handler === undefined) throw new RefusedException({ reason: 'action-unknown' });
      return handler.call(this, request, reply);
    },
  };
}

function actionOf(request: FastifyRequest, { field, codec }: ActionRouter): string {
  const action = decodeOnce(request, codec)[field] ?? '';
  if (typeof action !== 'string') throw new RefusedException(malformed('body'));
  return action;
}
