import { KeyRingOptions } from '../common';
import { commaSeparated } from './env-parsers';
import { defineConfig } from './module-config';
import { isWeakSecret, STRONG_SECRETS } from './secret-strength';
import { type EnvParser, Unreadable, Variable } from './variable';

/** Parses SECRET_KEYS: secrets separated by commas, or newlines in a file, newest first. */
const secretKeys: EnvParser<readonly string[]> = (given) => {
  const keys = commaSeparated(given.replace(/[\r\n]+/g, ','));
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
