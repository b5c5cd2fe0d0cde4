import { type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ThrottlerGuard, type ThrottlerLimitDetail, type ThrottlerModuleOptions } from '@nestjs/throttler';
import { RefusedException, throttled } from '../../common';
import { clientAddress } from '../client/client-address';
import type { ThrottleLimits } from '../http.config';
import { MINUTE_MS, type ThrottleCounters } from './throttle-counters';

const SEND_ROUTE = 'http:send-route';
const OTHER_ROUTE = Promise.resolve(true);

/** Method decorator of a route that sends messages: it counts against the send limit too. */
export const SendRoute = (): MethodDecorator => SetMetadata(SEND_ROUTE, true);

/** Method decorator of a route of which only some requests count against the limit of their address. */
export const CountOnly = (throttled: 'refusals' | 'strangers'): MethodDecorator => RouteConfig({ throttled });

/** Throttler guard of @nestjs/throttler for the send limit, that throws {@link RefusedException} `throttled`. */
@Injectable()
export class SendThrottlerGuard extends ThrottlerGuard {
  /** Passes requests of other routes at once: the library would look up its metadata and skip conditions for each. */
  override canActivate(context: ExecutionContext): Promise<boolean> {
    return this.reflector.get<true | undefined>(SEND_ROUTE, context.getHandler()) === undefined
      ? OTHER_ROUTE
      : super.canActivate(context);
  }

  protected override throwThrottlingException(_context: ExecutionContext, detail: ThrottlerLimitDetail): Promise<void> {
    return Promise.reject(new RefusedException(throttled(detail.timeToBlockExpire, 'THROTTLE')));
  }
}

/**
 * Options of ThrottlerModule: the limit of routes that send messages. `EdgeThrottle` has counted the request before. Both
 * protect the CPU of one process; the limits of accounts and targets are kept in the database.
 */
export function throttlerOptions(
  { sendPerMinute }: ThrottleLimits,
  { sends }: ThrottleCounters,
): ThrottlerModuleOptions {
  return {
    storage: sends,
    setHeaders: false,
    getTracker: (request) => clientAddress(request as { ip: string }),
    generateKey: (_context, address, limit) => `${limit} ${address}`,
    throttlers: [{ name: 'send', ttl: MINUTE_MS, limit: sendPerMinute }],
  };
}
