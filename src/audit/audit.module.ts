import { Module } from '@nestjs/common';
import { MaintenanceJobs } from '../common';
import { AuditEraser } from './audit-eraser';
import { AuditLog, AuditRecorder } from './audit-log';
import { AuditReader } from './audit-reader';
import { AuditSeals } from './audit-seals';
import { VerifyAudit } from './verify-audit';

/** Nest module of the audit log, in which the decisions of use cases are recorded. */
@Module({
  providers: [AuditEraser, AuditLog, AuditReader, AuditRecorder, AuditSeals, VerifyAudit],
  exports: [AuditEraser, AuditReader, AuditRecorder, VerifyAudit],
})
export class AuditModule {
  constructor(maintenance: MaintenanceJobs, audit: AuditLog, seals: AuditSeals) {
    maintenance.add('seals of decisions', (limit) => seals.sealNext(limit));
    maintenance.add('old seals of decisions', (limit) => seals.purge(limit));
    maintenance.add('old decisions', (limit) => audit.purge(limit));
  }
}
