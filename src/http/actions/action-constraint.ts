import type { FastifyInstance } from 'fastify';

/** Name of the router constraint that keeps the handlers of actions out of reach. */
export const ACTION_CONSTRAINT = 'action';

type Strategy = Parameters<FastifyInstance['addConstraintStrategy']>[0];

/** Lets several handlers share a URL; it derives nothing from any request, so none of them is ever matched by the router. */
export const actionConstraint: Strategy = {
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
