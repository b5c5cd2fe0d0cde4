import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseEnv } from 'node:util';
import type { Random } from '../common';

const FILE = './data/secret-keys';
const SECRET_BYTES = 32;

/** Whether generated secret keys are kept in a file, or made for this process only, which then leaves no trace. */
export type SecretKeysFile = 'keep' | 'leave';

/**
 * Reads the environment: variables of the process, over those of the file `.env` in the working directory, if there is
 * one. Outside production an environment without SECRET_KEYS gets generated ones.
 */
export function readEnvironment(random: Random, file: SecretKeysFile = 'keep'): NodeJS.ProcessEnv {
  const fromFile = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
  return withSecretKeys({ ...fromFile, ...process.env }, random, file);
}

/**
 * Adds the SECRET_KEYS of `./data/secret-keys` to an environment without any; never in production. The first start
 * creates the file, readable by its owner only; of two concurrent starts the one that creates the file wins, the other
 * reads it. With `leave`, a missing file is not created.
 */
export function withSecretKeys(
  env: NodeJS.ProcessEnv,
  random: Random,
  file: SecretKeysFile = 'keep',
): NodeJS.ProcessEnv {
  const isGiven = Boolean(env['SECRET_KEYS']) || Boolean(env['SECRET_KEYS_FILE']);
  if (isGiven || env['NODE_ENV'] === 'production') return env;
  const isLeft = file === 'leave' && !existsSync(FILE);
  return { ...env, SECRET_KEYS: isLeft ? random.token(SECRET_BYTES) : keptSecret(random) };
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
