import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { Random } from '../common';
import { withSecretKeys } from './secret-keys.config';

/**
 * Variables of the process, over those of the file `.env` in the working directory, if there is one. Outside production
 * an environment without SECRET_KEYS gets generated ones.
 */
export function readEnvironment(random: Random): NodeJS.ProcessEnv {
  const fromFile = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
  return withSecretKeys({ ...fromFile, ...process.env }, random);
}
