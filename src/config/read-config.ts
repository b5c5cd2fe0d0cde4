import type { Random } from '../common';
import type { AppConfig } from './app-config';
import { readEnvironment } from './environment';
import { withSecretKeys } from './generated-secret';
import { loadConfig } from './load-config';

/**
 * The configuration of this process. Reads the environment and `.env`, and outside production makes secret keys at the
 * first start. Throws a ConfigError that lists every bad variable.
 */
export function readConfig(random: Random): AppConfig {
  return loadConfig(withSecretKeys(readEnvironment(), random));
}
