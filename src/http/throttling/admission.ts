import type { Type } from '@nestjs/common';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants';
import type { FastifyContextConfig, FastifyInstance } from 'fastify';
import { RefusedException, unavailable } from '../../common';
import { clientAddress } from '../client/client-address';
import { closeUnreadBody } from './edge-throttle';

/** Provider of work whose queue is bounded. */
export interface BoundedWork {
  /** True when a request of this client address would not be refused now because the queue is full. */
  hasRoom(address: string): boolean;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Provider of the work that all requests of the route wait for. */
    admission?: Type<BoundedWork>;
  }
}

/**
 * Method decorator of a route whose requests all wait for the work of a provider: while its queue is full, they are refused before
 * their bodies are read. It stands above `@Replies`, whose table has the reply.
 */
export const Admission =
  (work: Type<BoundedWork>): MethodDecorator =>
  <T>(_target: object, _key: string | symbol, { value: handler }: TypedPropertyDescriptor<T>) => {
    const config = Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, handler as object) as FastifyContextConfig;
    Reflect.defineMetadata(FASTIFY_ROUTE_CONFIG_METADATA, { ...config, admission: work }, handler as object);
  };

/** Adds the onRequest hook that answers `unavailable` where the work of a route has no room. Add it after the throttle. */
export function refuseWithoutRoom(http: FastifyInstance, provider: (type: Type<BoundedWork>) => BoundedWork): void {
  http.addHook('onRequest', (request, reply, next) => {
    const { admission } = request.routeOptions.config;
    const isAdmitted = admission === undefined || provider(admission).hasRoom(clientAddress(request));
    if (!isAdmitted) closeUnreadBody(request, reply);
    next(isAdmitted ? undefined : new RefusedException(unavailable(1)));
  });
}
