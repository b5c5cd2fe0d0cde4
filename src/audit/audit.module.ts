import { Module } from '@nestjs/common';
import { MaintenanceJobs } from '../common';
import { AuditLog, AuditRecorder } from './audit-log';

/** Nest module of the audit log, in which the decisions of use cases are recorded. */
@Module({
  providers: [AuditLog, AuditRecorder],
  exports: [AuditRecorder],
})
export class AuditModule {
  constructor(maintenance: MaintenanceJobs, audit: AuditLog) {
    maintenance.add('old decisions', (limit) => audit.purge(limit));
  }
}
