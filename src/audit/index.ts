export { AuditModule } from './audit.module';
export { AuditLog, type AuditEvent } from './audit-log';
