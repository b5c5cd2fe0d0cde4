import { isTypable, normalizeTypedAnswer } from '../../common';

/** Identity document of a registration, as typed. */
export interface IdentityCardInput {
  /** Kind of document: resident identity card of the second generation, the only supported one. */
  readonly kind?: 'resident-card' | undefined;
  readonly name?: string | undefined;
  readonly number?: string | undefined;
}

/** Valid identity card: the number has 18 characters, an X at its end in upper case. */
export type IdentityCard = IdentityCardInput;

const FORM = /^[1-9]\d{16}[\dX]$/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Check characters by the remainder of the weighted sum modulo 11 (GB 11643-1999, ISO 7064 MOD 11-2). */
const CHECKS = '10X98765432';
const MAX_NAME = 64;

/**
 * Validates an identity card. Returns undefined when neither name nor number is given, `malformed` when the number is
 * invalid.
 */
export function readIdentityCard({ kind, name, number }: IdentityCardInput): IdentityCard | 'malformed' | undefined {
  if (name === undefined && number === undefined) return undefined;
  const card = { kind, name, number: number === undefined ? undefined : readNumber(number) };
  return isValid(card) && (name ?? '').length <= MAX_NAME ? card : 'malformed';
}

/** Number in one spelling; empty for text that is too long to be one. */
const readNumber = (typed: string): string => (isTypable(typed) ? normalizeTypedAnswer(typed).toUpperCase() : '');

function isValid({ kind, number }: IdentityCardInput): boolean {
  if (number === undefined) return true;
  if (kind === undefined || !FORM.test(number)) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return CHECKS[sum % CHECKS.length] === number.at(-1);
}
