import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { KeyRingOptions, type Random } from '../common';
import { commaSeparated } from './env-parsers';
import { defineConfig } from './module-config';
import { type EnvParser, Unreadable, Variable } from './variable';

const FILE = './data/secret-keys';
const SECRET_BYTES = 32;
const MIN_LENGTH = 32;

/** Fewer different characters than this were typed, not drawn: any random 32 characters have more. */
const MIN_DISTINCT = 8;

const EXAMPLE = /example|change-?_?me|replace-?_?me|placeholder|your-?_?secret|dev-sign-key/i;

/** Rule that production has for every secret of ours: see `isWeakSecret`. */
export const STRONG_SECRETS =
  'must be secrets of 32 random characters or more each, not examples (openssl rand -base64 32 makes one)';

/** Secrets between commas, newest first. */
const secretKeys: EnvParser<readonly string[]> = (given) => {
  const keys = commaSeparated(given);
  return keys.length > 0 ? keys : new Unreadable('must hold at least one secret');
};

class SecretKeysVariables {
  @Variable(secretKeys) readonly SECRET_KEYS?: readonly string[];
}

export const secretKeysConfig = defineConfig({
  variables: SecretKeysVariables,
  options: KeyRingOptions,
  rules: [
    {
      reads: ['SECRET_KEYS'],
      rule: 'must be given: at least one secret, newest first',
      isBroken: (env) => env.SECRET_KEYS === undefined,
    },
  ],
  productionRules: [
    {
      reads: ['SECRET_KEYS'],
      rule: STRONG_SECRETS,
      isBroken: (env) => env.SECRET_KEYS?.some(isWeakSecret) ?? false,
    },
  ],
  toOptions: (env): KeyRingOptions => ({ secretKeys: env.SECRET_KEYS ?? [] }),
});

/** True for a secret that was copied from an example or can be guessed: shorter than 32 characters, or a typed filler. */
export function isWeakSecret(secret: string): boolean {
  return secret.length < MIN_LENGTH || new Set(secret).size < MIN_DISTINCT || EXAMPLE.test(secret);
}

/**
 * Adds the SECRET_KEYS of `./data/secret-keys` to an environment without any; never in production. The first start
 * creates the file, readable by its owner alone; of two starts at once the one that creates the file wins, the other
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
