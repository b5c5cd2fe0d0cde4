import { Injectable } from '@nestjs/common';
import { done, type Outcome, refuse } from '../../common';
import type { PasswordRejected, PasswordRule } from '../auth.refusals';
import { AccountDirectories } from './account-directories';
import { CommonPasswords } from './common-passwords';
import type { PasswordOwner } from './formats/password-format';
import { PasswordHasher } from './password.hasher';

/**
 * Rules for a new password: `core` is the standard one (length only, after NIST SP 800-63B-4),
 * `letters-and-digits-6-15` the one that one API family documents. Common passwords are refused under both.
 */
export type PasswordPolicy = 'core' | 'letters-and-digits-6-15';

/** Lengths of passwords in code points. */
export interface PasswordLengths {
  readonly minLength: number;
  readonly maxLength: number;
  /** Length from which a password that is the only factor is strong (NIST SP 800-63B-4, 3.1.1). */
  readonly recommendedLength: number;
}

const MIN_LENGTH = 8;
const MAX_LENGTH = 128;

/** Lengths of the policy `core`. */
export const CORE_PASSWORDS: PasswordLengths = { minLength: MIN_LENGTH, maxLength: MAX_LENGTH, recommendedLength: 15 };

/** UTF-16 units of a typed password that are looked at: with more it is too long in any normal form. */
const MAX_TYPED = 1_024;
const LETTERS_AND_DIGITS = /^[A-Za-z0-9]{6,15}$/;

/** Normalizes a password to NFC, so that keyboards which compose characters differently produce the same one. */
export const normalizePassword = (password: string): string => password.normalize('NFC');

/** Rules of length and characters that a normalised password violates. Each code point counts as one character. */
export function violatedRules(password: string, policy: PasswordPolicy): readonly PasswordRule[] {
  if (policy === 'letters-and-digits-6-15') return LETTERS_AND_DIGITS.test(password) ? [] : ['not-letters-and-digits'];
  const length = Array.from(password).length;
  if (length < MIN_LENGTH) return ['too-short'];
  return length > MAX_LENGTH ? ['too-long'] : [];
}

/** Checks new passwords against the rules, and hashes them. */
@Injectable()
export class NewPasswords {
  constructor(
    private readonly common: CommonPasswords,
    private readonly hasher: PasswordHasher,
    private readonly directories: AccountDirectories,
  ) {}

  /**
   * Returns the normalised password, or a refusal with every rule that it violates. `identifiers` are names and
   * addresses of the owner.
   */
  check(
    typed: string,
    policy: PasswordPolicy,
    identifiers: readonly (string | undefined)[],
  ): Outcome<string, PasswordRejected> {
    const password = normalizePassword(typed.slice(0, MAX_TYPED));
    const rules: PasswordRule[] = [...violatedRules(password, policy)];
    if (this.common.includes(password)) rules.push('common');
    if (identifiers.some((identifier) => identifier !== undefined && isSame(password, identifier)))
      rules.push('equals-identifier');
    return rules.length === 0 ? done(password) : refuse({ reason: 'password-rejected', rules });
  }

  /**
   * Makes what is stored for a password of a client application's account, on the bounded pool, in the format that its directory
   * writes. CPU-heavy: never call it inside a transaction.
   */
  hash(app: string, password: string, owner: PasswordOwner): Promise<string> {
    return this.hasher.hash(password, this.directories.local(app).formatOf(app), owner);
  }
}

const DIGITS = /^[0-9]{6,}$/;

/** Compares a password with an identifier without case, and a phone number also without its calling code. */
function isSame(password: string, identifier: string): boolean {
  const isLocalNumber = identifier.startsWith('+') && DIGITS.test(password) && identifier.endsWith(password);
  return isLocalNumber || identifier.toLowerCase() === password.toLowerCase();
}
