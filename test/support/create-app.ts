import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test, type TestingModuleBuilder } from '@nestjs/testing';
import type { RouteOptions } from 'fastify';
import type { AppConfig } from '../../src/app.config';
import { AppModule } from '../../src/app.module';
import { httpAdapter, setUpApp } from '../../src/app.setup';
import type { DatabaseConfig } from '../../src/database';
import { createLogger, NestLogger } from '../../src/logging';
import { CryptoRandom } from '../../src/common';
import { CapturedLog } from './captured-log';
import { plantEnvironment, watchRequests } from './secret-watch';
import { testConfig, testEnvironment } from './test-environment';

export interface AppOptions {
  readonly database: DatabaseConfig;
  /** Laid over the environment of every test. */
  readonly env?: NodeJS.ProcessEnv;
  /** Puts doubles in the place of providers. */
  readonly overrides?: (builder: TestingModuleBuilder) => TestingModuleBuilder;
  /** Is shown each route as it is registered. */
  readonly onRoute?: (route: RouteOptions) => void;
}

export interface TestApp {
  /** Ready for `inject`; `listen(0)` gives it a port. */
  readonly app: NestFastifyApplication;
  readonly config: AppConfig;
  readonly log: CapturedLog;
  readonly close: () => Promise<void>;
}

/** The whole application in this process, set up as the server sets it up, with its log captured. */
export async function createApp(options: AppOptions): Promise<TestApp> {
  const { database, env = {}, overrides = (same) => same, onRoute } = options;
  const config = testConfig(database, env);
  plantEnvironment({ ...testEnvironment(database), ...env });
  const log = new CapturedLog();
  const logger = createLogger(log);
  const module = await overrides(Test.createTestingModule({ imports: [AppModule.forRoot(config)] })).compile();
  const app = module.createNestApplication<NestFastifyApplication>(httpAdapter(config.http, new CryptoRandom()), {
    logger: new NestLogger(logger),
  });
  if (onRoute !== undefined) app.getHttpAdapter().getInstance().addHook('onRoute', onRoute);
  watchRequests(app);
  setUpApp(app, logger, config, AppModule.dialectsByUrl(config));
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return { app, config, log, close: () => app.close() };
}
