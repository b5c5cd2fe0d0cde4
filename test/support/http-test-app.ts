import 'reflect-metadata';
import { type DynamicModule, Global, type LoggerService, Module, type Type } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Clock, KeyRing } from '../../src/common';
import { setUpApp } from '../../src/app.setup';
import { HttpModule, HttpOptions, httpOptions, type ThrottleLimits } from '../../src/http';
import { createLogger } from '../../src/logging';
import { RedisConnection } from '../../src/redis';
import { FixedClock } from '../doubles/fixed-clock';
import { noRedis } from '../doubles/no-redis';
import { PlainKeyRing } from '../doubles/plain-key-ring';
import { HttpClient } from './http-client';

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
        { provide: KeyRing, useClass: PlainKeyRing },
        { provide: RedisConnection, useValue: noRedis() },
      ],
      exports: [Clock, HttpOptions, KeyRing, RedisConnection],
    };
  }
}

/** Nest logger that records errors and warnings. */
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

export interface HttpTestApp {
  readonly app: NestFastifyApplication;
  readonly client: HttpClient;
  readonly clock: FixedClock;
  readonly log: RecordedLog;
}

export interface HttpTestAppOptions {
  readonly controllers: Type[];
  readonly throttle?: Partial<ThrottleLimits>;
  readonly trustedProxies?: readonly string[];
  readonly keepAliveSeconds?: number;
  readonly basePath?: string;
}

/** Listening application of HttpModule and these controllers, set up as the server is; Nest's log is recorded. */
export async function openHttpTestApp({
  controllers,
  throttle,
  trustedProxies = [],
  keepAliveSeconds = 75,
  basePath = '',
}: HttpTestAppOptions): Promise<HttpTestApp> {
  const [clock, log] = [new FixedClock(), new RecordedLog()];
  let requests = 0;
  const limits = { perMinute: 100_000, sendPerMinute: 100_000, ...throttle };
  const http = { throttle: limits, trustedProxies, keepAliveSeconds, basePath, drainSeconds: 0, corsOrigins: [] };
  const module = await Test.createTestingModule({ imports: [FixtureModule.with(clock, http, controllers)] }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(
    new FastifyAdapter(httpOptions({ ...http, requestId: () => `r${String((requests += 1))}` })),
    { logger: log },
  );
  setUpApp(app, createLogger({ write: () => undefined }), { help: { enabled: false }, http });
  return { app, client: await HttpClient.of(app), clock, log };
}
