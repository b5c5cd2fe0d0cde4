import { Test, type TestingModule } from '@nestjs/testing';
import { DatabaseModule } from '../../src/database';
import { OtpModule, type OtpOptions } from '../../src/otp';
import { CommonModule } from '../../src/common';
import { schema } from '../../src/schema';
import type { OpenDatabase } from './database-harness';

/** The figures of the contract. */
export const otpFigures: OtpOptions = {
  codeLength: 6,
  redeemSeconds: 600,
  attemptsPerChallenge: 5,
  wrongPerHour: 10,
  wrongPerDay: 30,
  pauseSeconds: 900,
  pauseMaxSeconds: 86_400,
  globalWrongPerDay: 10_000,
  sendsPerChallenge: 3,
  targetPerHour: 5,
  targetPerDay: 10,
  ipTargetsPerHour: 20,
  ipSendsPerHour: 60,
};

/** One process that issues and judges codes, on a database that others may share. */
export function openOtp({ config }: OpenDatabase, figures: Partial<OtpOptions> = {}): Promise<TestingModule> {
  return Test.createTestingModule({
    imports: [
      CommonModule.forRoot({ secretKeys: ['a key ring for tests only'] }),
      DatabaseModule.forRoot({ config, schema, exclusive: false }),
      OtpModule.forRoot({ ...otpFigures, ...figures }),
    ],
  }).compile();
}
