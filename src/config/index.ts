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
export { readEnvironment } from './environment';
export { STANDARD_LIMITS } from './limits';
export { allVariableNames, type LoadedOptions, loadOptions } from './load-options';
export { type AnyConfigPart, type AnyModuleConfig, defineConfig } from './module-config';
export { isWeakSecret, secretKeysConfig, STRONG_SECRETS } from './secret-keys.config';
export { ServiceOptions, type ServiceVariables } from './service.config';
export { type EnvParser, Unreadable, Variable, type VariablesClass } from './variable';
