import type { Abstract, Type } from '@nestjs/common';
import type { AnyConfigRule, ConfigRule } from './config-rule';
import type { ServiceOptions, ServiceVariables } from './service.config';
import type { VariablesClass } from './variable';

/** Rules over the variables of one module or of several. */
export interface ConfigRules<Rule = AnyConfigRule> {
  readonly rules?: readonly Rule[];
  /** Rules that hold besides when NODE_ENV is production. */
  readonly productionRules?: readonly Rule[];
}

/** Variables, and the rules that they obey. */
export interface ConfigPart<V extends object> extends ConfigRules<ConfigRule<V & ServiceVariables>> {
  readonly variables?: VariablesClass<V>;
}

/** Configuration of one module, declared in its `<module>.config.ts`. */
export interface ModuleConfig<V extends object, O extends object> extends ConfigPart<V> {
  /** Class of the options: the injection token under which ConfigModule provides them. */
  readonly options: Type<O> | Abstract<O>;
  /** Parts of the module that declare variables of their own; `env` has these variables too. */
  readonly parts?: readonly AnyConfigPart[];
  /** Path of the API that the module serves while its option `enabled` is true; shown by the startup banner. */
  readonly apiPath?: string;
  toOptions(env: V, service: ServiceOptions): O;
  /** Choices that make the service less safe than it could be, one sentence each, for the log of a start. */
  warnings?(options: O): readonly string[];
}

/** Variables of any class, with their rules. */
export interface AnyConfigPart extends ConfigRules {
  readonly variables?: VariablesClass;
}

/** Configuration of any module. */
export interface AnyModuleConfig extends AnyConfigPart {
  readonly options: Type<object> | Abstract<object>;
  readonly parts?: readonly AnyConfigPart[];
  readonly apiPath?: string;
  toOptions(env: object, service: ServiceOptions): object;
  warnings?(options: object): readonly string[];
}

/** Options that a module configuration yields. */
export type OptionsOf<C extends AnyModuleConfig> = ReturnType<C['toOptions']>;

/** Declares the configuration of a module. Returns its argument; `env` and `options` get their types from the classes. */
export const defineConfig = <V extends object, O extends object>(config: ModuleConfig<V, O>): ModuleConfig<V, O> =>
  config;
