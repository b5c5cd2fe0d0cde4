import { type CanActivate, type ExecutionContext, Inject, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { Clock, RefusedException, throttled } from '../../common';
import { clientAddress } from '../client/client-address';
import { HttpOptions } from '../http.config';
import { HitWindows } from './hit-windows';

const MINUTE_MS = 60_000;
const SEND_ROUTE = 'http:send-route';

/** Method decorator of a route that sends messages: it counts against the send limit too. */
export const SendRoute = (): MethodDecorator => SetMetadata(SEND_ROUTE, true);

/** Method decorator of a route of which only some requests count against the limit of their address. */
export const CountOnly = (throttled: 'refusals' | 'strangers'): MethodDecorator => RouteConfig({ throttled });

/**
 * Guard that limits the requests of a client address per minute to all routes that send messages; `EdgeThrottle` has counted
 * them before. Both protect the CPU of one process; the limits of accounts and targets are kept in the database. Throws
 * {@link RefusedException} `throttled`.
 */
@Injectable()
export class SendThrottleGuard implements CanActivate {
  private readonly windows: HitWindows;
  private readonly limit: number;

  constructor(
    private readonly reflector: Reflector,
    @Inject(HttpOptions) { throttle }: Pick<HttpOptions, 'throttle'>,
    clock: Clock,
  ) {
    this.windows = new HitWindows(clock);
    this.limit = throttle.sendPerMinute;
  }

  canActivate(context: ExecutionContext): boolean {
    if (this.reflector.get<true | undefined>(SEND_ROUTE, context.getHandler()) === undefined) return true;
    const address = clientAddress(context.switchToHttp().getRequest<FastifyRequest>());
    this.windows.hit(address, MINUTE_MS);
    const seconds = this.windows.blockedFor(address, this.limit);
    if (seconds > 0) throw new RefusedException(throttled(seconds, 'THROTTLE'));
    return true;
  }
}
