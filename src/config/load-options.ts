import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { ConfigError, type ConfigIssue } from './config-error';
import { violatedRules } from './config-rule';
import { declaredVariables } from './declared-variables';
import { misspelledVariables } from './misspelled-variables';
import { readSecretFiles, secretFileNames } from './secret-files';
import type { AnyConfigPart, AnyModuleConfig, ConfigRules, OptionsOf } from './module-config';
import {
  SERVICE_PRODUCTION_RULES,
  SERVICE_RULES,
  ServiceOptions,
  ServiceVariables,
  toServiceOptions,
} from './service.config';
import { variableNames, type VariablesClass } from './variable';

/** Configurations of modules, by the names under which their options are loaded. */
export type ModuleConfigs = Readonly<Record<string, AnyModuleConfig>>;

/** Options of the service as a whole and of every module, by name, and variables that are likely to be misspelled. */
export type LoadedOptions<C extends ModuleConfigs> = {
  readonly service: ServiceOptions;
  /** Issues that do not hinder a start: set variables that are not read, with the name that was probably meant. */
  readonly misspelled: readonly ConfigIssue[];
} & {
  readonly [K in keyof C]: OptionsOf<C[K]>;
};

/**
 * Builds all options from the variables of `environment`, the files that name secrets in it, and no other source. `crossRules` are rules over variables of
 * several modules. Throws one ConfigError that lists every bad variable: unreadable, against a rule, or (beside these)
 * misspelled.
 */
export function loadOptions<C extends ModuleConfigs>(
  configs: C,
  crossRules: ConfigRules,
  environment: NodeJS.ProcessEnv,
): LoadedOptions<C> {
  const parts = partsOf(configs);
  const declared = allVariableNames(configs);
  const files = readSecretFiles(environment, declared);
  const { values, issues } = declaredVariables(files.environment, declared);
  const misspelled = misspelledVariables(environment, [...declared, ...secretFileNames(declared)]);
  const instances = classesOf(parts).map((variables) => parseVariables(variables, values));
  const env = Object.assign(new ServiceVariables(), ...instances) as ServiceVariables;
  const unreadable = instances.flatMap(unreadableVariables);
  const names = new Set([...unreadable.map(({ variable }) => variable), ...files.unread]);
  const violated = violatedRules(rulesInForce([...parts, crossRules], env), env, names);
  const all = [...files.issues, ...issues, ...unreadable, ...violated];
  if (all.length > 0) throw new ConfigError([...all, ...misspelled]);
  const service = toServiceOptions(env);
  const options = Object.entries(configs).map(([name, config]) => [name, config.toOptions(env, service, environment)]);
  return { service, misspelled, ...Object.fromEntries(options) } as LoadedOptions<C>;
}

/** Names of all variables that the service and the given modules declare. */
export const allVariableNames = (configs: ModuleConfigs): readonly string[] =>
  classesOf(partsOf(configs)).flatMap(variableNames);

function partsOf(configs: ModuleConfigs): readonly AnyConfigPart[] {
  const service: AnyConfigPart = {
    variables: ServiceVariables,
    rules: SERVICE_RULES,
    productionRules: SERVICE_PRODUCTION_RULES,
  };
  return [service, ...Object.values(configs).flatMap((config) => [config, ...(config.parts ?? [])])];
}

const classesOf = (parts: readonly AnyConfigPart[]): readonly VariablesClass[] =>
  parts.flatMap(({ variables }) => variables ?? []);

function parseVariables(variables: VariablesClass, values: Readonly<Record<string, string>>): object {
  const own = variableNames(variables).filter((name) => name in values);
  return plainToInstance(variables, Object.fromEntries(own.map((name) => [name, values[name]])));
}

function unreadableVariables(instance: object): readonly ConfigIssue[] {
  return validateSync(instance).flatMap(({ property, constraints = {} }) =>
    Object.values(constraints).map((rule) => ({ variable: property, rule })),
  );
}

function rulesInForce(parts: readonly ConfigRules[], env: ServiceVariables) {
  const everywhere = parts.flatMap(({ rules = [] }) => rules);
  const inProduction = parts.flatMap(({ productionRules = [] }) => productionRules);
  return env.NODE_ENV === 'production' ? [...everywhere, ...inProduction] : everywhere;
}
