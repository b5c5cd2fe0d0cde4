import { Module } from '@nestjs/common';
import { TypeormChallengeStore } from './typeorm-challenge.store';
import { TypeormRateWindowStore } from './limits/typeorm-rate-window.store';
import { MaintenanceJobs, UnitOfWork } from '../common';
import { ChallengeStore } from './challenge.store';
import { CodeIssuer } from './code-issuer';
import { CodeMac } from './code-mac';
import { CodeVerifier } from './code-verifier';
import { BruteForceMonitor } from './limits/brute-force-monitor';
import { RateWindowStore } from './limits/rate-window.store';
import { SendLimiter } from './limits/send-limiter';

/** One-time codes: issued, limited, verified; independent of accounts and of message texts. */
@Module({
  providers: [
    { provide: ChallengeStore, useClass: TypeormChallengeStore },
    { provide: RateWindowStore, useClass: TypeormRateWindowStore },
    CodeMac,
    BruteForceMonitor,
    SendLimiter,
    CodeIssuer,
    CodeVerifier,
  ],
  exports: [SendLimiter, CodeIssuer, CodeVerifier],
})
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
}
