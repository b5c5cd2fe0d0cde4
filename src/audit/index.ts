export { AuditModule } from './audit.module';
export { AuditLog, type AuditEvent, type Decision } from './audit-log';
