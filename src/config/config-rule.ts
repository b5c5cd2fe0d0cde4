import type { ConfigIssue } from './config-error';

/**
 * Rule over several variables. It is checked only when all variables that it reads could be parsed; an issue names the
 * first of them. `V` is the class of these variables, or an intersection of such classes.
 */
export interface ConfigRule<V extends object> {
  readonly reads: readonly [VariableOf<V>, ...VariableOf<V>[]];
  readonly rule: string;
  isBroken(env: V): boolean;
}

type VariableOf<V> = keyof V & string;

/** Config rule over variables of any class. */
export interface AnyConfigRule {
  readonly reads: readonly [string, ...string[]];
  readonly rule: string;
  isBroken(env: object): boolean;
}

/** Returns one issue per rule that `env` violates; rules that read an `unreadable` variable are not checked. */
export function violatedRules(
  rules: readonly AnyConfigRule[],
  env: object,
  unreadable: ReadonlySet<string>,
): readonly ConfigIssue[] {
  return rules
    .filter((rule) => !rule.reads.some((name) => unreadable.has(name)) && rule.isBroken(env))
    .map(({ reads: [variable], rule }) => ({ variable, rule }));
}
