import { type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ThrottlerGuard, type ThrottlerLimitDetail, type ThrottlerModuleOptions } from '@nestjs/throttler';
import { type Clock, RefusedException, throttled } from '../../common';
import { clientAddress } from '../client/client-address';
import { BoundedThrottlerStorage } from './bounded-throttler.storage';

/** Request limits per minute and client address in one process; beyond them it answers `throttled`. */
export interface ThrottleLimits {
  readonly perMinute: number;
  /** Further limit per minute for routes marked by `@SendRoute()`. */
  readonly sendPerMinute: number;
}

const MINUTE_MS = 60_000;
const SEND_ROUTE = 'http:send-route';

/** Method decorator of a route that sends messages: it counts against the send limit too. */
export const SendRoute = (): MethodDecorator => SetMetadata(SEND_ROUTE, true);

/** Method decorator of a route of which only some requests count against the limit of their address. */
export const CountOnly = (throttled: 'refusals' | 'strangers'): MethodDecorator => RouteConfig({ throttled });

/** Throttler guard of @nestjs/throttler for the send limit, that throws {@link RefusedException} `throttled`. */
@Injectable()
export class SendThrottlerGuard extends ThrottlerGuard {
  protected override throwThrottlingException(_context: ExecutionContext, detail: ThrottlerLimitDetail): Promise<void> {
    return Promise.reject(new RefusedException(throttled(detail.timeToBlockExpire, 'THROTTLE')));
  }
}

/**
 * Options of ThrottlerModule: the limit of routes that send messages. `EdgeThrottle` has counted the request before. Both
 * protect the CPU of one process; the limits of accounts and targets are kept in the database.
 */
export function throttlerOptions({ sendPerMinute }: ThrottleLimits, clock: Clock): ThrottlerModuleOptions {
  const reflector = new Reflector();
  return {
    storage: new BoundedThrottlerStorage(clock),
    setHeaders: false,
    getTracker: (request) => clientAddress(request as { ip: string }),
    generateKey: (_context, address, limit) => `${limit} ${address}`,
    throttlers: [
      {
        name: 'send',
        ttl: MINUTE_MS,
        limit: sendPerMinute,
        skipIf: (context) => reflector.get<true | undefined>(SEND_ROUTE, context.getHandler()) === undefined,
      },
    ],
  };
}
