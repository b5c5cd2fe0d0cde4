import { SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { SkipThrottle, type ThrottlerModuleOptions } from '@nestjs/throttler';
import type { Clock } from '../../common';
import { clientAddress } from '../client/client-address';
import { BoundedThrottlerStorage } from './bounded-throttler.storage';

/** Requests a minute and client address that one process serves before it answers `throttled`. */
export interface ThrottleLimits {
  readonly perMinute: number;
  /** On routes marked by `@SendRoute()`, besides the general limit. */
  readonly sendPerMinute: number;
}

const MINUTE_MS = 60_000;
const SEND_ROUTE = 'wire:send-route';

/** Marks a route that makes messages go out: it counts against the send limit too. */
export const SendRoute = (): MethodDecorator => SetMetadata(SEND_ROUTE, true);

/** Exempts a controller or a route from throttling: health checks. */
export const Unthrottled = (): ClassDecorator & MethodDecorator => SkipThrottle({ default: true });

/**
 * Options for ThrottlerModule. The limits protect this process's CPU, not anybody's account: the core has its own budgets
 * in the database.
 */
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
