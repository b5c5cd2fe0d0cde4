import { Injectable } from '@nestjs/common';
import type { TaskLane, TaskPlace } from '../../common';
import type { Account } from './account';
import { AccountDirectory } from './account.directory';
import { PasswordHasher } from './password.hasher';
import { normalizePassword } from './new-passwords';

/** Maximum length of a password to verify; longer than any that can be set, so hashing it would only cost time. */
const MAX_LENGTH = 1_024;

/** Verifies the password of an account, at the same cost where there is no account. */
@Injectable()
export class PasswordVerifier {
  constructor(
    private readonly hasher: PasswordHasher,
    private readonly accounts: AccountDirectory,
  ) {}

  /** True when there is a place for a comparison of this lane. */
  hasRoom(lane: TaskLane): boolean {
    return this.hasher.hasRoom(lane);
  }

  /**
   * Takes the place of a comparison, before anything else is done for it. The caller compares in it, or releases it. Throws
   * `unavailable` when too many of the lane are taken.
   */
  reserve(lane: TaskLane): TaskPlace {
    return this.hasher.reserve(lane);
  }

  /** Verifies a password, and rehashes a correct one whose hash has other parameters or another format than new ones. */
  async isRight(typed: string, account: Account | undefined, place?: TaskPlace): Promise<boolean> {
    const password = normalizePassword(typed.slice(0, MAX_LENGTH));
    const owner = account && { id: String(account.number), username: account.username };
    const isRight = await this.hasher.matches(password, account?.passwordHash, place, owner);
    if (isRight && account && typed.length <= MAX_LENGTH) await this.rehash(account, password);
    return isRight && typed.length <= MAX_LENGTH;
  }

  private async rehash({ id, passwordHash }: Account, password: string): Promise<void> {
    if (!this.hasher.needsRehash(passwordHash)) return;
    await this.accounts.rehash(id, passwordHash, await this.hasher.hash(password));
  }
}
