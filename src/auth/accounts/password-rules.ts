import type { PasswordRule } from '../auth.refusals';

/**
 * Which rules a new password obeys: `core` is ours (length only, after NIST SP 800-63B-4); `letters-and-digits-6-15` is
 * what one client family documents to its users. The list of common passwords holds for both.
 */
export type PasswordPolicy = 'core' | 'letters-and-digits-6-15';

const MIN_LENGTH = 8;
const MAX_LENGTH = 128;
const LETTERS_AND_DIGITS = /^[A-Za-z0-9]{6,15}$/;

/** One spelling of a password, so that keyboards which compose characters differently agree (NFC). */
export const normalizePassword = (password: string): string => password.normalize('NFC');

/** The rules of form that a normalised password breaks. Each code point counts as one character. */
export function brokenRules(password: string, policy: PasswordPolicy): readonly PasswordRule[] {
  if (policy === 'letters-and-digits-6-15') return LETTERS_AND_DIGITS.test(password) ? [] : ['not-letters-and-digits'];
  const length = Array.from(password).length;
  if (length < MIN_LENGTH) return ['too-short'];
  return length > MAX_LENGTH ? ['too-long'] : [];
}
