import { KeyRingOptions } from '../common';
import { commaSeparated } from './env-parsers';
import { defineConfig } from './module-config';
import { type EnvParser, Unreadable, Variable } from './variable';

const MIN_LENGTH = 32;

/**
 * Minimum number of different characters in a secret: fewer means that it was typed, since any random 32 characters
 * have more.
 */
const MIN_DISTINCT = 8;

const EXAMPLE = /example|change-?_?me|replace-?_?me|placeholder|your-?_?secret|dev-sign-key/i;

/** Creates the production rule that secrets are strong: see {@link isWeakSecret}. */
export const STRONG_SECRETS =
  'must be secrets of 32 random characters or more each, not examples (openssl rand -base64 32 makes one)';

/** Parses SECRET_KEYS: secrets separated by commas, newest first. */
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

/**
 * True for a secret that can be guessed: shorter than 32 characters, with fewer than 8 different characters, or copied
 * from an example.
 */
export function isWeakSecret(secret: string): boolean {
  return secret.length < MIN_LENGTH || new Set(secret).size < MIN_DISTINCT || EXAMPLE.test(secret);
}
