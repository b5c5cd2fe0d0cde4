/** What somebody says is written on an identity document. */
export interface IdentityCard {
  /** Resident identity card of the second generation, the only kind that is known. */
  readonly kind: 'resident-card';
  readonly name: string | undefined;
  /** Canonical: 18 characters, an X at the end in upper case. */
  readonly number: string | undefined;
}

/** The same as typed. */
export interface IdentityCardClaim {
  readonly name?: string | undefined;
  readonly number?: string | undefined;
}

const FORM = /^[1-9]\d{16}[\dX]$/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The check character for each remainder of the weighted sum by 11 (GB 11643-1999, ISO 7064 MOD 11-2). */
const CHECKS = '10X98765432';
const MAX_NAME = 64;

/** The card as it is kept, or `malformed` when its number cannot be one. */
export function readIdentityCard({ name, number }: IdentityCardClaim): IdentityCard | 'malformed' {
  const typed = number?.toUpperCase();
  const isNumber = typed === undefined || isCardNumber(typed);
  const isName = name === undefined || name.length <= MAX_NAME;
  return isNumber && isName ? { kind: 'resident-card', name, number: typed } : 'malformed';
}

function isCardNumber(number: string): boolean {
  if (!FORM.test(number)) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return CHECKS[sum % CHECKS.length] === number.at(-1);
}
