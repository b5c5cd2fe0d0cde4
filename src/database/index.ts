export { DatabaseModule } from './database.module';
export { Database, placeholders, type SqlValue, DatabaseClock } from './database';
export type { DatabaseConfig } from './database.config';
export { dataSourceOptions, type Schema } from './data-source-options';
export { identityCollation } from './mysql-server';
export { isDuplicate } from './transient-errors';
export { migrate } from './migrate';
export { migrateDatabase } from './with-data-source';
export { inspectDatabase, type DatabaseInspection } from './inspect-database';
