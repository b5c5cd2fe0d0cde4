import { Injectable } from '@nestjs/common';
import type { Account } from './account';
import { AccountDirectory } from './account.directory';
import { PasswordHasher } from './password.hasher';
import { normalizePassword } from './password-rules';

/** Longer than any password that could have been set; hashing more would only cost time. */
const MAX_LENGTH = 1_024;

/** Judges the password of an account, or of nobody at the same cost. */
@Injectable()
export class PasswordVerifier {
  constructor(
    private readonly hasher: PasswordHasher,
    private readonly accounts: AccountDirectory,
  ) {}

  /** A right password whose hash has outdated parameters gets a new one on the way. */
  async isRight(typed: string, account: Account | undefined): Promise<boolean> {
    const password = normalizePassword(typed.slice(0, MAX_LENGTH));
    const isRight = await this.hasher.matches(password, account?.passwordHash);
    if (isRight && account && typed.length <= MAX_LENGTH) await this.refresh(account, password);
    return isRight && typed.length <= MAX_LENGTH;
  }

  private async refresh({ id, passwordHash }: Account, password: string): Promise<void> {
    if (!this.hasher.needsRehash(passwordHash)) return;
    await this.accounts.rehash(id, passwordHash, await this.hasher.hash(password));
  }
}
