import { Injectable } from '@nestjs/common';
import { done, type Outcome, refuse } from '../../common';
import type { PasswordRejected, PasswordRule } from '../auth.refusals';
import { CommonPasswords } from './common-passwords';
import { PasswordHasher } from './password.hasher';

/**
 * Rules for a new password: `core` is ours (length only, after NIST SP 800-63B-4), `letters-and-digits-6-15` what one
 * client family documents to its users. The list of common passwords holds for both.
 */
export type PasswordPolicy = 'core' | 'letters-and-digits-6-15';

const MIN_LENGTH = 8;
const MAX_LENGTH = 128;
const LETTERS_AND_DIGITS = /^[A-Za-z0-9]{6,15}$/;

/** Password in NFC, so that keyboards which compose characters differently agree. */
export const normalizePassword = (password: string): string => password.normalize('NFC');

/** Rules of form that a normalised password violates. Each code point counts as one character. */
export function violatedRules(password: string, policy: PasswordPolicy): readonly PasswordRule[] {
  if (policy === 'letters-and-digits-6-15') return LETTERS_AND_DIGITS.test(password) ? [] : ['not-letters-and-digits'];
  const length = Array.from(password).length;
  if (length < MIN_LENGTH) return ['too-short'];
  return length > MAX_LENGTH ? ['too-long'] : [];
}

/** Checks new passwords, and hashes them. */
@Injectable()
export class NewPasswords {
  constructor(
    private readonly common: CommonPasswords,
    private readonly hasher: PasswordHasher,
  ) {}

  /** The normalised password, or every rule that it violates. `identifiers` are names and addresses of its owner. */
  check(
    typed: string,
    policy: PasswordPolicy,
    identifiers: readonly (string | undefined)[],
  ): Outcome<string, PasswordRejected> {
    const password = normalizePassword(typed);
    const rules: PasswordRule[] = [...violatedRules(password, policy)];
    if (this.common.includes(password)) rules.push('common');
    if (identifiers.some((identifier) => identifier !== undefined && isSame(password, identifier)))
      rules.push('equals-identifier');
    return rules.length === 0 ? done(password) : refuse({ reason: 'password-rejected', rules });
  }

  /** Heavy work on a bounded pool: never call it inside a transaction. */
  hash(password: string): Promise<string> {
    return this.hasher.hash(password);
  }
}

const DIGITS = /^[0-9]{6,}$/;

/** Compares in any case of the letters, and a phone number also without its calling code. */
function isSame(password: string, identifier: string): boolean {
  const isLocalNumber = identifier.startsWith('+') && DIGITS.test(password) && identifier.endsWith(password);
  return isLocalNumber || identifier.toLowerCase() === password.toLowerCase();
}
