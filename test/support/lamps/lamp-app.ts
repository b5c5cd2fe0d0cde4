import 'reflect-metadata';
import { type DynamicModule, Global, type LoggerService, Module } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Clock } from '../../../src/kernel';
import { httpOptions, prepareHttp, type ThrottleLimits, WireModule } from '../../../src/wire';
import { FixedClock } from '../../doubles/fixed-clock';
import { type Answer, WireClient } from '../wire-client';
import { GatedController, LampController, PageController } from './lamp.controllers';
import type { LampReply } from './lamp.replies';

@Global()
@Module({})
class LampModule {
  static with(clock: Clock, throttle: ThrottleLimits): DynamicModule {
    return {
      module: LampModule,
      imports: [WireModule.forRoot({ throttle })],
      controllers: [LampController, GatedController, PageController],
      providers: [{ provide: Clock, useValue: clock }],
      exports: [Clock],
    };
  }
}

/** Keeps the errors that are logged. */
export class RecordedLog implements LoggerService {
  readonly errors: string[] = [];

  error(message: unknown): void {
    this.errors.push(String(message));
  }

  log(): void {
    return;
  }

  warn(): void {
    return;
  }
}

export interface LampApp {
  readonly app: NestFastifyApplication;
  readonly client: WireClient;
  readonly clock: FixedClock;
  readonly log: RecordedLog;
}

/** A listening application of lamps, and nothing else. */
export async function light(
  throttle: Partial<ThrottleLimits> = {},
  trustedProxies: readonly string[] = [],
): Promise<LampApp> {
  const [clock, log] = [new FixedClock(), new RecordedLog()];
  let requests = 0;
  const lamps = LampModule.with(clock, { perMinute: 100_000, sendPerMinute: 100_000, ...throttle });
  const module = await Test.createTestingModule({ imports: [lamps] }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(
    new FastifyAdapter(httpOptions({ trustedProxies, requestId: () => `r${String((requests += 1))}` })),
    { logger: log },
  );
  prepareHttp(app);
  return { app, client: await WireClient.of(app), clock, log };
}

/** Expects an answer in the words of the dialect. */
export function expectReply(answer: Answer, status: number, reply: LampReply): void {
  expect({ status: answer.status, reply: answer.json }).toEqual({ status, reply });
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  expect(answer.headers['cache-control']).toBe('no-store');
}
