import { StatedError } from '../common';

/** Invalid environment variable, and the rule that it violates. */
export interface ConfigIssue {
  readonly variable: string;
  readonly rule: string;
}

/** Thrown when the environment is invalid: lists every bad variable with its rule, never with its value. */
export class ConfigError extends StatedError {
  override readonly name = 'ConfigError';

  constructor(readonly issues: readonly ConfigIssue[]) {
    const lines = issues.map(({ variable, rule }) => `  ${variable} ${rule}`);
    super(['The configuration is not usable:', ...lines].join('\n'));
  }
}
