/** Result of one check. `advice` says what to do about a failed one, `warning` about one that may be meant so. */
export interface Finding {
  readonly check: string;
  readonly what: string;
  readonly advice?: string;
  readonly warning?: string;
}

export const fine = (check: string, what: string): Finding => ({ check, what });
export const bad = (check: string, what: string, advice: string): Finding => ({ check, what, advice });
/** Finding that does not let the doctor fail. */
export const doubtful = (check: string, what: string, warning: string): Finding => ({ check, what, warning });

export const isBad = ({ advice }: Finding): boolean => advice !== undefined;

/** Formats a finding as one line: `ok    database    MariaDB 10.11`, `FAIL  clock    3 s ahead: run an NTP client`. */
export function line({ check, what, advice, warning }: Finding): string {
  const [verdict, toDo] = advice !== undefined ? ['FAIL', advice] : warning !== undefined ? ['warn', warning] : ['ok'];
  return `${verdict.padEnd(6)}${check.padEnd(15)}${what}${toDo === undefined ? '' : `: ${toDo}`}`;
}
