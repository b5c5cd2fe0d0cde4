import { ConfigError, type NotificationConfig } from './config';
import { type AppTemplates, readAppTemplates } from './notification';

/**
 * The texts that the apps have of their own, if there are any. Throws a ConfigError that lists everything that is wrong
 * with their files.
 */
export function templatesOf({ templatesDir, publicUrl }: NotificationConfig): AppTemplates | undefined {
  if (templatesDir === undefined) return undefined;
  const read = readAppTemplates(templatesDir, publicUrl);
  if (read.ok) return read.value;
  throw new ConfigError(read.refusal.problems.map((rule) => ({ variable: 'TEMPLATES_DIR', rule })));
}
