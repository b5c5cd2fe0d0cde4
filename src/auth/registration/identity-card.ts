/** What somebody says of an identity document, as typed. */
export interface IdentityCardInput {
  /** Resident identity card of the second generation, the only kind that is known. */
  readonly kind?: 'resident-card' | undefined;
  readonly name?: string | undefined;
  readonly number?: string | undefined;
}

/** The same, fit to be kept; the number has 18 characters, an X at the end in upper case. */
export type IdentityCard = IdentityCardInput;

const FORM = /^[1-9]\d{16}[\dX]$/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The check character for each remainder of the weighted sum by 11 (GB 11643-1999, ISO 7064 MOD 11-2). */
const CHECKS = '10X98765432';
const MAX_NAME = 64;

/** The card as it is kept; undefined when nothing is said of one, `malformed` when its number cannot be one. */
export function readIdentityCard({ kind, name, number }: IdentityCardInput): IdentityCard | 'malformed' | undefined {
  if (name === undefined && number === undefined) return undefined;
  const card = { kind, name, number: number?.toUpperCase() };
  return isFit(card) && (name ?? '').length <= MAX_NAME ? card : 'malformed';
}

function isFit({ kind, number }: IdentityCardInput): boolean {
  if (number === undefined) return true;
  if (kind === undefined || !FORM.test(number)) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return CHECKS[sum % CHECKS.length] === number.at(-1);
}
