import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Random } from '../common';

const FILE = './data/secret-keys';
const SECRET_BYTES = 32;

/**
 * Outside production an environment without SECRET_KEYS gets those of `./data/secret-keys`. The first start writes the
 * file, for its owner alone; of two that start at once the file's creator wins and the other reads it.
 */
export function withSecretKeys(env: NodeJS.ProcessEnv, random: Random): NodeJS.ProcessEnv {
  const isGiven = env['SECRET_KEYS'] !== undefined && env['SECRET_KEYS'] !== '';
  if (isGiven || env['NODE_ENV'] === 'production') return env;
  return { ...env, SECRET_KEYS: keptSecret(random) };
}

function keptSecret(random: Random): string {
  mkdirSync(dirname(FILE), { recursive: true });
  try {
    writeFileSync(FILE, `${random.token(SECRET_BYTES)}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(FILE, 'utf8').trim().split('\n').join(',');
}
