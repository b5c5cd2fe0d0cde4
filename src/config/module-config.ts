import type { Abstract, Type } from '@nestjs/common';
import type { AnyConfigRule, ConfigRule } from './config-rule';
import type { ServiceOptions, ServiceVariables } from './service.config';
import type { VariablesClass } from './variable';

/** Config rules over the variables of one module or of several. */
export interface ConfigRules<Rule = AnyConfigRule> {
  readonly rules?: readonly Rule[];
  /** Additional rules when NODE_ENV is production. */
  readonly productionRules?: readonly Rule[];
}

/** Declaration of environment variables, with their config rules. */
export interface ConfigPart<V extends object> extends ConfigRules<ConfigRule<V & ServiceVariables>> {
  readonly variables?: VariablesClass<V>;
}

/** Configuration of one module, declared in its `<module>.config.ts`. */
export interface ModuleConfig<V extends object, O extends object> extends ConfigPart<V> {
  /** Class of the options, which is also the injection token under which ConfigModule provides them. */
  readonly options: Type<O> | Abstract<O>;
  /** Configuration parts of the module that declare further variables; `env` includes them. */
  readonly parts?: readonly AnyConfigPart[];
  /** Path of the API that the module serves while its option `enabled` is true; for the startup banner. */
  readonly apiPath?: string;
  /** Builds the options; `environment` has the variables whose names a configuration file states. Throws a ConfigError. */
  toOptions(env: V, service: ServiceOptions, environment: NodeJS.ProcessEnv): O;
  /**
   * Warnings about options that make the service less safe than it could be, one sentence each, logged at the start.
   */
  warnings?(options: O, service: ServiceOptions): readonly string[];
}

/** Declaration of variables of any class, with their rules. */
export interface AnyConfigPart extends ConfigRules {
  readonly variables?: VariablesClass;
}

/** Configuration of a module of any type. */
export interface AnyModuleConfig extends AnyConfigPart {
  readonly options: Type<object> | Abstract<object>;
  readonly parts?: readonly AnyConfigPart[];
  readonly apiPath?: string;
  toOptions(env: object, service: ServiceOptions, environment: NodeJS.ProcessEnv): object;
  warnings?(options: object, service: ServiceOptions): readonly string[];
}

/** Type of the options of a module configuration. */
export type OptionsOf<C extends AnyModuleConfig> = ReturnType<C['toOptions']>;

/**
 * Declares the configuration of a module. Returns its argument; the types of `env` and `options` are inferred from the
 * classes.
 */
export const defineConfig = <V extends object, O extends object>(config: ModuleConfig<V, O>): ModuleConfig<V, O> =>
  config;
