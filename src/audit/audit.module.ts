import { Module } from '@nestjs/common';
import { Chores } from '../kernel';
import { TypeormAuditLog } from './adapters/typeorm/typeorm-audit-log';
import { AuditLog } from './audit-log';

/** Keeps the record of decisions. */
@Module({
  providers: [{ provide: AuditLog, useClass: TypeormAuditLog }],
  exports: [AuditLog],
})
export class AuditModule {
  constructor(chores: Chores, audit: AuditLog) {
    chores.add('old decisions', (limit) => audit.purge(limit));
  }
}
