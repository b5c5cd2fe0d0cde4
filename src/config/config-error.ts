import type { ConfigIssue } from './dialect-switches';

/** Why regain does not start: every variable that is not acceptable, with its rule, and never with its value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly ConfigIssue[]) {
    const lines = problems.map(({ variable, rule }) => `  ${variable} ${rule}`);
    super(['The configuration is not usable:', ...lines].join('\n'));
  }
}
