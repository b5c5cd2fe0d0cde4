import { type DynamicModule, Module } from '@nestjs/common';
import { MaintenanceJobs, UnitOfWork } from '../common';
import { ChallengeStore } from './challenge.sql-store';
import { CodeEvents } from './code-events';
import { CodeIssuer } from './code-issuer';
import { CodeMac } from './code-mac';
import { CodeVerifier } from './code-verifier';
import { BruteForceMonitor } from './limits/brute-force-monitor';
import { RateWindowStore } from './limits/rate-window.sql-store';
import { SendLimiter } from './limits/send-limiter';
import { OtpOptions } from './otp.options';

/** One-time codes: issued within the limits of sends, verified within the limits of attempts. */
@Module({})
export class OtpModule {
  constructor(
    maintenance: MaintenanceJobs,
    unitOfWork: UnitOfWork,
    challenges: ChallengeStore,
    windows: RateWindowStore,
  ) {
    maintenance.add('old challenges', (limit) => unitOfWork.run(() => challenges.purge(limit)));
    maintenance.add('old ledgers', (limit) => windows.purge(limit));
  }

  static forRoot(options: OtpOptions): DynamicModule {
    return {
      module: OtpModule,
      providers: [
        { provide: OtpOptions, useValue: options },
        ...[ChallengeStore, RateWindowStore, CodeMac, CodeEvents, BruteForceMonitor],
        ...[SendLimiter, CodeIssuer, CodeVerifier],
      ],
      exports: [SendLimiter, CodeIssuer, CodeVerifier],
    };
  }
}
