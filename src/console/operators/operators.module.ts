import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit';
import { MaintenanceJobs } from '../../common';
import { RecoveryRequestStore } from '../recovery/recovery-request.store';
import { ConsoleSessionStore } from '../sessions/console-session.store';
import { OperatorStore } from './operator.store';
import { OperatorService } from './operators.service';

/** Nest module of the operators of the console and their sessions, which the command line knows too. */
@Module({
  imports: [AuditModule],
  providers: [OperatorStore, OperatorService, ConsoleSessionStore, RecoveryRequestStore],
  exports: [OperatorStore, OperatorService, ConsoleSessionStore, RecoveryRequestStore],
})
export class OperatorsModule {
  constructor(maintenance: MaintenanceJobs, sessions: ConsoleSessionStore, requests: RecoveryRequestStore) {
    maintenance.add('ended sessions of operators', (limit) => sessions.purge(limit));
    maintenance.add('expired requests of operators', (limit) => requests.purge(limit));
  }
}
