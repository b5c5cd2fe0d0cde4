import { Test, type TestingModule } from '@nestjs/testing';
import { AppModule } from '../../src/app.module';
import type { DatabaseConfig } from '../../src/database';
import { testConfig } from './test-environment';

/** The core of one process without any api, and without a worker. */
export async function openCore(database: DatabaseConfig, env: NodeJS.ProcessEnv = {}): Promise<TestingModule> {
  const core = await Test.createTestingModule({ imports: [AppModule.forCli(testConfig(database, env))] }).compile();
  return core.init();
}
