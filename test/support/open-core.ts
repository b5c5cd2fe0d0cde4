import { Test, type TestingModule } from '@nestjs/testing';
import { coreOf } from '../../src/app.core';
import { loadConfig } from '../../src/config';
import type { DatabaseConfig } from '../../src/database';
import { testEnvironment } from './test-environment';

/** The core of one process without any api, and without a worker. */
export async function openCore(database: DatabaseConfig, env: NodeJS.ProcessEnv = {}): Promise<TestingModule> {
  const config = loadConfig({ ...testEnvironment(database), ...env });
  const { imports } = coreOf(
    { ...config, notification: { ...config.notification, worker: false } },
    { exclusive: false, requiredApps: [] },
  );
  const core = await Test.createTestingModule({ imports: [...imports] }).compile();
  return core.init();
}
