import { Injectable } from '@nestjs/common';
import { done, type Outcome, refuse } from '../../kernel';
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
    const lower = password.toLowerCase();
    if (identifiers.some((identifier) => identifier?.toLowerCase() === lower)) rules.push('equals-identifier');
    return rules.length === 0 ? done(password) : refuse({ reason: 'password-rejected', rules });
  }

  /** Heavy work on a bounded pool: never call it inside a transaction. */
  hash(password: string): Promise<string> {
    return this.hasher.hash(password);
  }
}
