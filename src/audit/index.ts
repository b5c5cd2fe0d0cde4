export { AuditModule } from './audit.module';
export { AuditRecorder } from './audit-log';
export { AuditEraser } from './audit-eraser';
export { AuditReader, type RefusalCount } from './audit-reader';
export type { StoredEntry } from './audit-chain';
export { VerifyAudit } from './verify-audit';
