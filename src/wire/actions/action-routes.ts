import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod, RouteOptions } from 'fastify';
import { malformed, RefusedException } from '../../kernel';
import { decodeOnce } from '../decoding/decode-once';
import { actionConstraint } from './action-constraint';
import type { ActionGate } from './action-gate';

/**
 * Opens the gates: watches routes being registered, gathers the handlers of actions by URL, and registers for each such
 * URL the one public route (GET and POST) that reads the request, looks its action up and calls that action's handler.
 */
export function openActionGates(http: FastifyInstance): void {
  const urls = new Map<string, Map<string, RouteHandlerMethod>>();
  http.addConstraintStrategy(actionConstraint);
  http.addHook('onRoute', (route: RouteOptions) => {
    const action = route.config?.action;
    if (action === undefined) return;
    const handlers = urls.get(route.url) ?? new Map<string, RouteHandlerMethod>();
    handlers.set(action.name, route.handler);
    if (urls.has(route.url)) return;
    urls.set(route.url, handlers);
    http.route(publicRoute(route.url, action.gate, handlers));
  });
}

function publicRoute(url: string, gate: ActionGate, handlers: ReadonlyMap<string, RouteHandlerMethod>): RouteOptions {
  return {
    method: ['GET', 'POST'],
    url,
    config: { replying: gate },
    handler: function (this: FastifyInstance, request: FastifyRequest, reply: FastifyReply) {
      const handler = handlers.get(actionOf(request, gate));
      if (handler === undefined) throw new RefusedException({ reason: 'action-unknown' });
      return handler.call(this, request, reply);
    },
  };
}

function actionOf(request: FastifyRequest, { field, codec }: ActionGate): string {
  const action = decodeOnce(request, codec)[field] ?? '';
  if (typeof action !== 'string') throw new RefusedException(malformed('body'));
  return action;
}
