import { Module } from '@nestjs/common';
import { BlocksModule } from '../blocks';
import { ClientsModule } from '../clients';
import { MaintenanceJobs, UnitOfWork } from '../common';
import { EventsModule } from '../events';
import { AbuseReports } from './limits/abuse-reports';
import { ChallengeStore } from './challenge.sql-store';
import { CodeEvents } from './code-events';
import { CodeIssuer } from './code-issuer';
import { CodeMac } from './code-scope';
import { CodeStatistics } from './code-statistics';
import { CodeVerifier } from './code-verifier';
import { AttemptLimiter } from './limits/attempt-limiter';
import { BruteForceMonitor } from './limits/brute-force-monitor';
import { DestinationLimiter } from './limits/destination-limiter';
import { DestinationStore } from './limits/destination.sql-store';
import { RateWindowStore } from './limits/rate-window.sql-store';
import { SendLimiter } from './limits/send-limiter';
import { SendQueue } from './limits/send-queue';
import { NewCodes } from './new-codes';

/** Nest module of one-time codes: issues, limits and verifies them; independent of accounts and of message texts. */
@Module({
  imports: [BlocksModule, ClientsModule, EventsModule],
  providers: [
    ...[ChallengeStore, RateWindowStore, CodeMac, CodeEvents, BruteForceMonitor],
    ...[DestinationStore, DestinationLimiter, AbuseReports],
    ...[AttemptLimiter, SendLimiter, SendQueue, NewCodes, CodeIssuer, CodeVerifier, CodeStatistics],
  ],
  exports: [SendLimiter, SendQueue, CodeIssuer, CodeVerifier, CodeStatistics, DestinationLimiter],
})
export class OtpModule {
  constructor(
    maintenance: MaintenanceJobs,
    unitOfWork: UnitOfWork,
    challenges: ChallengeStore,
    windows: RateWindowStore,
  ) {
    maintenance.add('old challenges', (limit) => unitOfWork.run(() => challenges.purge(limit)));
    maintenance.add('old rate windows', (limit) => windows.purge(limit));
  }
}
