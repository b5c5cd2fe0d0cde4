import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { ThrottlerModule } from '@nestjs/throttler';
import { Clock } from '../common';
import { DecodeGuard } from './decoding/decode.guard';
import { HttpOptions } from './http.config';
import { AllExceptionsFilter } from './server/all-exceptions.filter';
import { answerMethodNotAllowed } from './server/method-not-allowed';
import { EdgeThrottlerGuard } from './throttling/edge-throttler.guard';
import { throttlerOptions } from './throttling/throttling';

/** HTTP of every route: throttling and decoding before any other guard, answers to errors, and 405 for known paths. */
@Module({
  imports: [
    ThrottlerModule.forRootAsync({
      useFactory: ({ throttle }: HttpOptions, clock: Clock) => throttlerOptions(throttle, clock),
      inject: [HttpOptions, Clock],
    }),
  ],
  providers: [
    { provide: APP_GUARD, useClass: EdgeThrottlerGuard },
    { provide: APP_GUARD, useClass: DecodeGuard },
    { provide: APP_FILTER, useClass: AllExceptionsFilter },
  ],
})
export class HttpModule implements OnApplicationBootstrap {
  constructor(private readonly host: HttpAdapterHost<FastifyAdapter>) {}

  /** Called when all routes are registered and the server does not listen yet. */
  onApplicationBootstrap(): void {
    answerMethodNotAllowed(this.host.httpAdapter.getInstance());
  }
}
