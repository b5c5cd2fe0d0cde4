import { type AppConfig, loadConfig } from '../../src/app.config';
import type { DatabaseConfig } from '../../src/database';

/** DATABASE_URL of a database. */
function databaseUrl(database: DatabaseConfig): string {
  if (database.kind === 'sqlite') return `sqlite:${database.file}`;
  const url = new URL(database.url);
  url.searchParams.set('poolSize', String(database.poolSize));
  if (database.answerSeconds !== undefined) url.searchParams.set('answerSeconds', String(database.answerSeconds));
  return url.href;
}

/** Environment of every test: inbox channels, one process for all roles, and practically no throttling. */
export function testEnvironment(database: DatabaseConfig): NodeJS.ProcessEnv {
  return {
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl(database),
    SECRET_KEYS: 'keys-of-a-test-run-that-open-nothing-else',
    THROTTLE: '1000000,send=1000000',
    THROTTLE_UNSAFE: 'yes',
  };
}

/** Options of a test's application on this database; `env` is laid over the environment of every test. */
export function testConfig(database: DatabaseConfig, env: NodeJS.ProcessEnv = {}): AppConfig {
  return { ...loadConfig({ ...testEnvironment(database), ...env }), database: { connection: database } };
}

/** Variables of a development start that sets nothing, over those of every test. */
export const DEVELOPMENT = { NODE_ENV: 'development', LIMITS: '', THROTTLE: '' };
