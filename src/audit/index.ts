export { AuditModule } from './audit.module';
export { AuditRecorder } from './audit-log';
