export { AuditModule } from './audit.module';
export { type AuditDetails, AuditRecorder } from './audit-recorder';
