/** Result of one check; only a failed one has `advice` on what to do. */
export interface Finding {
  readonly check: string;
  readonly what: string;
  readonly advice?: string;
}

export const fine = (check: string, what: string): Finding => ({ check, what });
export const bad = (check: string, what: string, advice: string): Finding => ({ check, what, advice });

export const isBad = ({ advice }: Finding): boolean => advice !== undefined;

/** Formats a finding as one line: `ok    database    MariaDB 10.11`, `FAIL  clock    3 s ahead: run an NTP client`. */
export function line({ check, what, advice }: Finding): string {
  return `${(advice === undefined ? 'ok' : 'FAIL').padEnd(6)}${check.padEnd(15)}${what}${advice === undefined ? '' : `: ${advice}`}`;
}
