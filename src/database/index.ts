export { DatabaseModule } from './database.module';
export { Database, type SqlValue } from './database';
export { DatabaseClock } from './database-clock';
export type { DatabaseConfig } from './database.config';
export { dataSourceOptions, type Schema } from './data-source-options';
export { identityCollation } from './identity-collation';
export { isDuplicate } from './transient-errors';
export { migrate } from './migrate';
