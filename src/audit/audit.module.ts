import { Module } from '@nestjs/common';
import { MaintenanceJobs } from '../common';
import { TypeormAuditLog } from './typeorm-audit-log';
import { AuditLog } from './audit-log';

/** Keeps the record of decisions. */
@Module({
  providers: [{ provide: AuditLog, useClass: TypeormAuditLog }],
  exports: [AuditLog],
})
export class AuditModule {
  constructor(maintenance: MaintenanceJobs, audit: AuditLog) {
    maintenance.add('old decisions', (limit) => audit.purge(limit));
  }
}
