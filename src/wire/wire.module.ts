import { type DynamicModule, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { ThrottlerModule } from '@nestjs/throttler';
import { Clock } from '../kernel';
import { DecodeGuard } from './decoding/decode.guard';
import { LastResortFilter } from './http/last-resort.filter';
import { refuseOtherMethods } from './http/route-book';
import { EdgeThrottlerGuard } from './throttling/edge-throttler.guard';
import { type ThrottleLimits, throttlerOptions } from './throttling/throttling';

/** What wire needs to know. */
export interface WireOptions {
  readonly throttle: ThrottleLimits;
}

/** What all faces share, for every route: throttling, then decoding, before any other guard; and the last-resort answers. */
@Module({})
export class WireModule implements OnApplicationBootstrap {
  constructor(private readonly host: HttpAdapterHost<FastifyAdapter>) {}

  static forRoot({ throttle }: WireOptions): DynamicModule {
    return {
      module: WireModule,
      imports: [
        ThrottlerModule.forRootAsync({
          inject: [Clock],
          useFactory: (clock: Clock) => throttlerOptions(throttle, clock),
        }),
      ],
      providers: [
        { provide: APP_GUARD, useClass: EdgeThrottlerGuard },
        { provide: APP_GUARD, useClass: DecodeGuard },
        { provide: APP_FILTER, useClass: LastResortFilter },
      ],
    };
  }

  /** All routes are registered by now, and the server is not listening yet. */
  onApplicationBootstrap(): void {
    refuseOtherMethods(this.host.httpAdapter.getInstance());
  }
}
