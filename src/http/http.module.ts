import { type DynamicModule, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { ThrottlerModule } from '@nestjs/throttler';
import { Clock } from '../common';
import { DecodeGuard } from './decoding/decode.guard';
import { AllExceptionsFilter } from './server/all-exceptions.filter';
import { answerMethodNotAllowed } from './server/method-not-allowed';
import { EdgeThrottlerGuard } from './throttling/edge-throttler.guard';
import { type ThrottleLimits, throttlerOptions } from './throttling/throttling';

/** What wire needs to know. */
export interface HttpModuleOptions {
  readonly throttle: ThrottleLimits;
}

/** What all apis share, for every route: throttling, then decoding, before any other guard; and the last-resort answers. */
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

  /** All routes are registered by now, and the server is not listening yet. */
  onApplicationBootstrap(): void {
    answerMethodNotAllowed(this.host.httpAdapter.getInstance());
  }
}
