import { Module } from '@nestjs/common';
import { TypeormAuditLog } from './adapters/typeorm/typeorm-audit-log';
import { AuditLog } from './audit-log';

/** Keeps the record of decisions. */
@Module({
  providers: [{ provide: AuditLog, useClass: TypeormAuditLog }],
  exports: [AuditLog],
})
export class AuditModule {}
