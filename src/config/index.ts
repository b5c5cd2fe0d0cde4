export { ConfigModule } from './config.module';
export { ConfigError } from './config-error';
export type { AnyConfigRule, ConfigRule } from './config-rule';
export {
  appDialectOptions,
  AppDialectOptions,
  appDialectVariables,
  DEFAULT_CLIENT,
  dialectOptions,
  DialectOptions,
  dialectVariables,
} from './dialect-switches';
export {
  baseUrl,
  commaSeparated,
  flag,
  jsonObject,
  matching,
  oneOf,
  origin,
  parseJson,
  secret,
  text,
  url,
  webUrl,
  wholeNumber,
} from './env-parsers';
export { readEnvironment, type SecretKeysFile } from './environment';
export { DEVELOPMENT_LIMITS, type LimitName, looserThanStandard, STANDARD_LIMITS } from './limits';
export { allVariableNames, type LoadedOptions, loadOptions } from './load-options';
export { type AnyConfigPart, type AnyModuleConfig, defineConfig } from './module-config';
export { isLoopback } from './loopback';
export { nearestName } from './misspelled-variables';
export { secretsForOnePurpose } from './secrets-for-one-purpose';
export { secretKeysConfig } from './secret-keys.config';
export { isWeakSecret, STRONG_SECRETS } from './secret-strength';
export { limitsInForce, ServiceOptions, type ServiceVariables } from './service.config';
export { type EnvParser, Unreadable, Variable, type VariablesClass } from './variable';
