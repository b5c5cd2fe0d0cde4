import { Module } from '@nestjs/common';
import { MaintenanceJobs } from '../common';
import { AuditLog, AuditRecorder } from './audit-log';

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
