export { loadConfig } from './load-config';
export { readConfig } from './read-config';
export { ConfigError } from './config-error';
export type { AppConfig, HttpConfig, NotificationConfig } from './app-config';
export type { DatabaseConfig } from './database-url';
