import { type DynamicModule, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { ThrottlerModule } from '@nestjs/throttler';
import { Clock } from '../common';
import { DecodeGuard } from './decoding/decode.guard';
import { AllExceptionsFilter } from './server/all-exceptions.filter';
import { answerMethodNotAllowed } from './server/method-not-allowed';
import { EdgeThrottlerGuard, type ThrottleLimits, throttlerOptions } from './throttling/throttler.guard';

/** Options of {@link HttpModule}. */
export interface HttpModuleOptions {
  readonly throttle: ThrottleLimits;
}

/**
 * Global guards (first the throttler, then the body decoder, before those of any controller or route), the global exception
 * filter, and the 405 routes.
 */
@Module({})
export class HttpModule implements OnApplicationBootstrap {
  constructor(private readonly host: HttpAdapterHost<FastifyAdapter>) {}

  static forRoot({ throttle }: HttpModuleOptions): DynamicModule {
    return {
      module: HttpModule,
      imports: [
        ThrottlerModule.forRootAsync({
          inject: [Clock],
          useFactory: (clock: Clock) => throttlerOptions(throttle, clock),
        }),
      ],
      providers: [
        { provide: APP_GUARD, useClass: EdgeThrottlerGuard },
        { provide: APP_GUARD, useClass: DecodeGuard },
        { provide: APP_FILTER, useClass: AllExceptionsFilter },
      ],
    };
  }

  /** Runs when all routes are registered and the server is not listening yet. */
  onApplicationBootstrap(): void {
    answerMethodNotAllowed(this.host.httpAdapter.getInstance());
  }
}
