import { Module } from '@nestjs/common';
import { MaintenanceJobs } from '../common';
import { AuditLog } from './audit-log.sql-store';
import { AuditRecorder } from './audit-recorder';

/** Audit of what the use cases decided. */
@Module({
  providers: [AuditLog, AuditRecorder],
  exports: [AuditRecorder],
})
export class AuditModule {
  constructor(maintenance: MaintenanceJobs, audit: AuditLog) {
    maintenance.add('old decisions', (limit) => audit.purge(limit));
  }
}
