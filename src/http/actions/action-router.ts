import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod, RouteOptions } from 'fastify';
import { type EdgeRefusal, malformed, RefusedException } from '../../common';
import type { FieldCodec } from '../decoding/codec';
import { decodeOnce } from '../decoding/decode.guard';
import type { AnyRefusals, RefusalReplies } from '../replies/reply-table';

/** Refusal of a request whose action field is missing or names no action of its URL. */
interface ActionUnknown {
  readonly reason: 'action-unknown';
}

/**
 * Selects the handler of a URL by the value of one request field; `table` holds the replies sent when none can be
 * selected.
 */
export interface ActionRouter {
  readonly field: string;
  readonly codec: FieldCodec;
  readonly table: AnyRefusals;
}

/**
 * Creates an action router; `refused` must have a reply for every refusal that can occur before an action is selected.
 */
export const actionRouter = <B extends object>(
  field: string,
  codec: FieldCodec,
  refused: RefusalReplies<ActionUnknown | EdgeRefusal, B>,
): ActionRouter => ({ field, codec, table: { refused } });

/** Name of the Fastify route constraint that keeps action handlers apart. */
export const ACTION_CONSTRAINT = 'action';

type Strategy = Parameters<FastifyInstance['addConstraintStrategy']>[0];

/**
 * Fastify constraint strategy under which several handlers may be registered on one URL. It derives no value from a
 * request, so Fastify itself never matches any of them.
 */
const actionConstraint: Strategy = {
  name: ACTION_CONSTRAINT,
  deriveConstraint: () => undefined,
  storage: () => {
    const handlers = new Map<unknown, Parameters<ReturnType<Strategy['storage']>['set']>[1]>();
    return {
      get: (name) => handlers.get(name) ?? null,
      set: (name, handler) => void handlers.set(name, handler),
    };
  },
};

/**
 * Adds an onRoute hook that collects the action handlers by URL and registers one public route (GET and POST) per URL:
 * it decodes the request, selects the action by its field and calls that action's handler.
 */
export function routeActions(http: FastifyInstance): void {
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
