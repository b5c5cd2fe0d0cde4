/** A variable that is not acceptable, and the rule that it breaks. */
export interface ConfigIssue {
  readonly variable: string;
  readonly rule: string;
}

/** Thrown when the environment is not usable: lists every bad variable with its rule, never with its value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly issues: readonly ConfigIssue[]) {
    const lines = issues.map(({ variable, rule }) => `  ${variable} ${rule}`);
    super(['The configuration is not usable:', ...lines].join('\n'));
  }
}
