import type { ConfigIssue } from './config-error';
import { nearestName } from './misspelled-variables';

/** Environment variables by their declared names, and the issues about misspelled or repeated names. */
interface DeclaredVariables {
  readonly values: Readonly<Record<string, string>>;
  readonly issues: readonly ConfigIssue[];
}

const DIALECT_PREFIX = 'DIALECT_';

/**
 * Selects the variables that are declared and set (an empty one is not set). A dialect's variable may be spelled with
 * or without underscores between the words of the dialect's name. A DIALECT_ variable that no dialect declares is an
 * issue: a misspelled switch would have no effect.
 */
export function declaredVariables(env: NodeJS.ProcessEnv, declared: readonly string[]): DeclaredVariables {
  const given = Object.entries(env).filter(([name]) => declared.includes(name) || name.startsWith(DIALECT_PREFIX));
  const spelled = given.map(([name, value]) => ({ name, value, known: declaredName(name, declared) }));
  const unknown = spelled.filter(({ known }) => known === undefined);
  const set = spelled.flatMap(({ known, value }) => (known === undefined || !value ? [] : [[known, value] as const]));
  const names = set.map(([name]) => name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  return {
    values: Object.fromEntries(set),
    issues: [
      ...unknown.map(({ name }) => ({
        variable: name,
        rule: `is not a switch of any dialect: did you mean ${nearestName(name, declared)}?`,
      })),
      ...twice.map((variable) => ({ variable, rule: 'is given twice, in two spellings' })),
    ],
  };
}

const declaredName = (name: string, declared: readonly string[]): string | undefined =>
  declared.find(
    (known) =>
      known === name || (name.startsWith(DIALECT_PREFIX) && withoutUnderscores(known) === withoutUnderscores(name)),
  );

const withoutUnderscores = (name: string): string => name.replaceAll('_', '');
