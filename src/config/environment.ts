import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseEnv } from 'node:util';
import type { Random } from '../common';

const FILE = './data/secret-keys';
const SECRET_BYTES = 32;

/**
 * Reads the environment: variables of the process, over those of the file `.env` in the working directory, if there is
 * one. Outside production an environment without SECRET_KEYS gets generated ones.
 */
export function readEnvironment(random: Random): NodeJS.ProcessEnv {
  const fromFile = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
  return withSecretKeys({ ...fromFile, ...process.env }, random);
}

/**
 * Adds the SECRET_KEYS of `./data/secret-keys` to an environment without any; never in production. The first start
 * creates the file, readable by its owner only; of two concurrent starts the one that creates the file wins, the other
 * reads it.
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
