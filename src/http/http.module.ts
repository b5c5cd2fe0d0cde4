import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { ThrottlerModule } from '@nestjs/throttler';
import { BlockListModule } from '../blocks';
import { DecodeGuard } from './decoding/decode.guard';
import { HttpOptions } from './http.config';
import { AllExceptionsFilter } from './server/all-exceptions.filter';
import { answerMethodNotAllowed } from './server/method-not-allowed';
import { ShutdownState } from './server/shutdown-state';
import { EdgeThrottle } from './throttling/edge-throttle';
import { ThrottleCounters } from './throttling/throttle-counters';
import { SendThrottlerGuard, throttlerOptions } from './throttling/throttler.guard';
import { ThrottlingModule } from './throttling/throttling.module';

/**
 * Global guards (first the throttler of sends, then the body decoder, before those of any controller or route), the global exception
 * filter, the 405 routes, the edge
 * throttle, and the state of the shutdown.
 */
@Module({
  imports: [
    BlockListModule,
    ThrottlingModule,
    ThrottlerModule.forRootAsync({
      imports: [ThrottlingModule],
      useFactory: ({ throttle }: HttpOptions, counters: ThrottleCounters) => throttlerOptions(throttle, counters),
      inject: [HttpOptions, ThrottleCounters],
    }),
  ],
  providers: [
    ShutdownState,
    EdgeThrottle,
    { provide: APP_GUARD, useClass: SendThrottlerGuard },
    { provide: APP_GUARD, useClass: DecodeGuard },
    { provide: APP_FILTER, useClass: AllExceptionsFilter },
  ],
  exports: [ShutdownState],
})
export class HttpModule implements OnApplicationBootstrap {
  constructor(private readonly host: HttpAdapterHost<FastifyAdapter>) {}

  /** Registers the 405 routes. Nest calls this when all routes are registered and the server is not listening yet. */
  onApplicationBootstrap(): void {
    answerMethodNotAllowed(this.host.httpAdapter.getInstance());
  }
}
