import { Test, type TestingModule } from '@nestjs/testing';
import { OtpModule } from '../../src/otp';
import type { OpenDatabase } from './database-harness';
import { platformModules } from './platform-modules';
import { testConfig } from './test-environment';

/** One process that issues and verifies codes by the standard limits, on a database that others may share. */
export function openOtp({ config }: OpenDatabase): Promise<TestingModule> {
  return Test.createTestingModule({ imports: [...platformModules(testConfig(config)), OtpModule] }).compile();
}
