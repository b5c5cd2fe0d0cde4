import 'reflect-metadata';
import { type DynamicModule, Global, type LoggerService, Module, type Type } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Clock } from '../../src/common';
import { HttpModule, HttpOptions, httpOptions, prepareHttp, type ThrottleLimits } from '../../src/http';
import { FixedClock } from '../doubles/fixed-clock';
import { WireClient } from './wire-client';

@Global()
@Module({})
class FixtureModule {
  static with(clock: Clock, options: HttpOptions, controllers: Type[]): DynamicModule {
    return {
      module: FixtureModule,
      imports: [HttpModule],
      controllers,
      providers: [
        { provide: Clock, useValue: clock },
        { provide: HttpOptions, useValue: options },
      ],
      exports: [Clock, HttpOptions],
    };
  }
}

/** Keeps what is logged as an error or a warning. */
export class RecordedLog implements LoggerService {
  readonly errors: string[] = [];
  readonly warnings: string[] = [];

  error(message: unknown): void {
    this.errors.push(String(message));
  }

  warn(message: unknown): void {
    this.warnings.push(String(message));
  }

  log(): void {
    return;
  }
}

export interface WireApp {
  readonly app: NestFastifyApplication;
  readonly client: WireClient;
  readonly clock: FixedClock;
  readonly log: RecordedLog;
}

export interface WireAppOptions {
  readonly controllers: Type[];
  readonly throttle?: Partial<ThrottleLimits>;
  readonly trustedProxies?: readonly string[];
}

/** A listening application of nothing but the wire and these controllers. */
export async function openWireApp({ controllers, throttle, trustedProxies = [] }: WireAppOptions): Promise<WireApp> {
  const [clock, log] = [new FixedClock(), new RecordedLog()];
  let requests = 0;
  const limits = { perMinute: 100_000, sendPerMinute: 100_000, ...throttle };
  const module = await Test.createTestingModule({
    imports: [FixtureModule.with(clock, { throttle: limits, trustedProxies }, controllers)],
  }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(
    new FastifyAdapter(httpOptions({ trustedProxies, requestId: () => `r${String((requests += 1))}` })),
    { logger: log },
  );
  prepareHttp(app);
  return { app, client: await WireClient.of(app), clock, log };
}
