import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { coreOf } from '../../src/app.core';
import { loadConfig } from '../../src/config';
import type { DatabaseConfig } from '../../src/database';
import { testEnvironment } from './test-environment';

/** The core of one process without any face, and without a worker. */
export function openCore(database: DatabaseConfig, env: NodeJS.ProcessEnv = {}): Promise<INestApplicationContext> {
  const config = loadConfig({ ...testEnvironment(database), ...env });
  const { imports } = coreOf(
    { ...config, notification: { ...config.notification, worker: false } },
    { exclusive: false, requiredApps: [] },
  );
  class CoreModule {}
  return NestFactory.createApplicationContext({ module: CoreModule, imports: [...imports] }, { logger: false });
}
