import { type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  SkipThrottle,
  ThrottlerGuard,
  type ThrottlerLimitDetail,
  type ThrottlerModuleOptions,
} from '@nestjs/throttler';
import { type Clock, RefusedException, throttled } from '../../common';
import { clientAddress } from '../client/client-address';
import { BoundedThrottlerStorage } from './bounded-throttler.storage';

/** Requests per minute and client address that one process serves before it answers `throttled`. */
export interface ThrottleLimits {
  readonly perMinute: number;
  /** Further limit for routes marked by `@SendRoute()`. */
  readonly sendPerMinute: number;
}

const MINUTE_MS = 60_000;
const SEND_ROUTE = 'http:send-route';

/** Marks a route that sends messages: it counts against the send limit too. */
export const SendRoute = (): MethodDecorator => SetMetadata(SEND_ROUTE, true);

/** Exempts a controller or a route from throttling, such as health checks. */
export const Unthrottled = (): ClassDecorator & MethodDecorator => SkipThrottle({ default: true });

/** @nestjs/throttler's guard; throws {@link RefusedException} `throttled`. */
@Injectable()
export class EdgeThrottlerGuard extends ThrottlerGuard {
  protected override throwThrottlingException(_context: ExecutionContext, detail: ThrottlerLimitDetail): Promise<void> {
    return Promise.reject(new RefusedException(throttled(detail.timeToBlockExpire)));
  }
}

/** Options of ThrottlerModule. These limits protect this process's CPU; those of accounts and targets are in the database. */
export function throttlerOptions({ perMinute, sendPerMinute }: ThrottleLimits, clock: Clock): ThrottlerModuleOptions {
  const reflector = new Reflector();
  return {
    storage: new BoundedThrottlerStorage(clock),
    setHeaders: false,
    getTracker: (request) => clientAddress(request as { ip: string }),
    generateKey: (_context, address, limit) => `${limit} ${address}`,
    throttlers: [
      { name: 'default', ttl: MINUTE_MS, limit: perMinute },
      {
        name: 'send',
        ttl: MINUTE_MS,
        limit: sendPerMinute,
        skipIf: (context) => reflector.get<true | undefined>(SEND_ROUTE, context.getHandler()) === undefined,
      },
    ],
  };
}
