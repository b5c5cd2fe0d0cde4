/** A variable that cannot be accepted, and the rule that it breaks. */
export interface ConfigIssue {
  readonly variable: string;
  readonly rule: string;
}

/** The environment under the names that regain declares, and what was wrong with the names. */
export interface SpelledEnvironment {
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly ConfigIssue[];
}

const PREFIX = 'DIALECT_';

/**
 * Keeps the variables that are declared and set (an empty one is not). A dialect's switch may be spelled with or without
 * underscores between its words; one that no dialect has is a problem, for a misspelled switch would switch nothing.
 */
export function spell(env: NodeJS.ProcessEnv, declared: readonly string[]): SpelledEnvironment {
  const given = Object.entries(env).filter(([name]) => declared.includes(name) || name.startsWith(PREFIX));
  const spelled = given.map(([name, value]) => ({ name, value, known: declaredName(name, declared) }));
  const unknown = spelled.filter(({ known }) => known === undefined);
  const set = spelled.flatMap(({ known, value }) => (known === undefined || !value ? [] : [[known, value] as const]));
  const names = set.map(([name]) => name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  return {
    values: Object.fromEntries(set),
    problems: [
      ...unknown.map(({ name }) => ({ variable: name, rule: 'is not a switch of any dialect' })),
      ...twice.map((variable) => ({ variable, rule: 'is given twice, in two spellings' })),
    ],
  };
}

const declaredName = (name: string, declared: readonly string[]): string | undefined =>
  declared.find((known) => known === name || (name.startsWith(PREFIX) && squeeze(known) === squeeze(name)));

const squeeze = (name: string): string => name.replaceAll('_', '');
