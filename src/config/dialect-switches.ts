import { flag, matching, oneOf } from './env-parsers';
import { type EnvParser, Variable, type VariablesClass } from './variable';

/** Id of the client application that always exists. */
export const DEFAULT_CLIENT = 'default';

/** Disclosure of accounts in answers: allowed as the client's protocol says (`documented`), or never (`uniform`). */
export type DisclosureSwitch = 'documented' | 'uniform';

/** Options that every dialect has. */
export class DialectOptions {
  readonly enabled: boolean;
  readonly disclosure: DisclosureSwitch;
}

/** Options of a dialect whose requests do not name their client application. */
export class AppDialectOptions extends DialectOptions {
  /** Client application whose accounts the dialect serves. */
  readonly app: string;
}

type EnabledVariable<N extends string> = Readonly<Record<`DIALECT_${N}_ENABLED`, boolean>>;
type DisclosureVariable<N extends string> = Readonly<Record<`DIALECT_${N}_DISCLOSURE`, DisclosureSwitch>>;
type SwitchVariables<N extends string> = EnabledVariable<N> & DisclosureVariable<N>;
type AppVariable<N extends string> = Readonly<Record<`DIALECT_${N}_APP`, string>>;

/** Properties of an options class, for a plain object. */
type Values<O> = Pick<O, keyof O>;

/** Switch of a dialect: the rest of its variable's name, its parser and its default. */
type Switch = readonly [name: string, parser: EnvParser<unknown>, standard: unknown];

const ENABLED: Switch = ['ENABLED', flag, true];
const DISCLOSURE: Switch = ['DISCLOSURE', oneOf('documented', 'uniform'), 'documented'];
const CLIENT_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const APP: Switch = [
  'APP',
  matching(CLIENT_ID, 'must be the id of an app: letters, digits, dots, _ and -, at most 64'),
  DEFAULT_CLIENT,
];

/** Creates the class that declares `DIALECT_<NAME>_ENABLED` and `DIALECT_<NAME>_DISCLOSURE`; `name` is in capitals. */
export const dialectVariables = <N extends string>(name: N): VariablesClass<SwitchVariables<N>> =>
  declareSwitches(name, [ENABLED, DISCLOSURE]);

/** Creates the class that declares these two and `DIALECT_<NAME>_APP`. */
export const appDialectVariables = <N extends string>(name: N): VariablesClass<SwitchVariables<N> & AppVariable<N>> =>
  declareSwitches(name, [ENABLED, APP, DISCLOSURE]);

/** Options that {@link dialectVariables} hold. */
export function dialectOptions<N extends string>(name: N, env: SwitchVariables<N>): Values<DialectOptions> {
  const enabled: EnabledVariable<N> = env;
  const disclosure: DisclosureVariable<N> = env;
  return {
    enabled: enabled[`DIALECT_${name}_ENABLED` as const],
    disclosure: disclosure[`DIALECT_${name}_DISCLOSURE` as const],
  };
}

/** Options that {@link appDialectVariables} hold. */
export function appDialectOptions<N extends string>(
  name: N,
  env: SwitchVariables<N> & AppVariable<N>,
): Values<AppDialectOptions> {
  const app: AppVariable<N> = env;
  return { ...dialectOptions(name, env), app: app[`DIALECT_${name}_APP` as const] };
}

function declareSwitches<V extends object>(dialect: string, switches: readonly Switch[]): VariablesClass<V> {
  const named = switches.map(([name, ...rest]) => [`DIALECT_${dialect}_${name}`, ...rest] as const);
  const standards = Object.fromEntries(named.map(([name, , standard]) => [name, standard]));
  // eslint-disable-next-line @typescript-eslint/no-extraneous-class -- its properties are named by the dialect
  const declared = class {
    constructor() {
      Object.assign(this, standards);
    }
  };
  for (const [name, parser] of named) Variable(parser)(declared.prototype as Readonly<Record<string, unknown>>, name);
  return declared as VariablesClass<V>;
}
