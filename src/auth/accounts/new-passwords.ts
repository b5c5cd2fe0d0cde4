import { Injectable } from '@nestjs/common';
import { done, type Outcome, refuse } from '../../common';
import type { PasswordRejected, PasswordRule } from '../auth.refusals';
import { CommonPasswords } from './common-passwords';
import { PasswordHasher } from './password.hasher';
import { brokenRules, normalizePassword, type PasswordPolicy } from './password-rules';

/** Decides whether a new password may be used, and makes its hash. */
@Injectable()
export class NewPasswords {
  constructor(
    private readonly common: CommonPasswords,
    private readonly hasher: PasswordHasher,
  ) {}

  /** The normalised password, or every rule that it breaks. `identifiers` are names and addresses of its owner. */
  check(
    typed: string,
    policy: PasswordPolicy,
    identifiers: readonly (string | undefined)[],
  ): Outcome<string, PasswordRejected> {
    const password = normalizePassword(typed);
    const rules: PasswordRule[] = [...brokenRules(password, policy)];
    if (this.common.includes(password)) rules.push('common');
    if (identifiers.some((identifier) => identifier !== undefined && names(password, identifier)))
      rules.push('equals-identifier');
    return rules.length === 0 ? done(password) : refuse({ reason: 'password-rejected', rules });
  }

  /** Heavy work on a bounded pool: never call it inside a transaction. */
  hash(password: string): Promise<string> {
    return this.hasher.hash(password);
  }
}

const DIGITS = /^[0-9]{6,}$/;

/** In any case of its letters, and a phone number also without the code of its country. */
function names(password: string, identifier: string): boolean {
  const isLocalNumber = identifier.startsWith('+') && DIGITS.test(password) && identifier.endsWith(password);
  return isLocalNumber || identifier.toLowerCase() === password.toLowerCase();
}
