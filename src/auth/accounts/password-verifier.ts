import { Injectable } from '@nestjs/common';
import { RefusedException, type TaskLane, unavailable } from '../../common';
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

  /** Throws `unavailable` when so many comparisons of the lane wait that one more would be refused. */
  checkRoom(lane: TaskLane): void {
    if (!this.hasher.hasRoom(lane)) throw new RefusedException(unavailable(1));
  }

  /** Verifies a password, and rehashes a correct one whose hash has other parameters or another format than new ones. */
  async isRight(typed: string, account: Account | undefined, lane?: TaskLane): Promise<boolean> {
    const password = normalizePassword(typed.slice(0, MAX_LENGTH));
    const owner = account && { id: String(account.number), username: account.username };
    const isRight = await this.hasher.matches(password, account?.passwordHash, lane, owner);
    if (isRight && account && typed.length <= MAX_LENGTH) await this.rehash(account, password);
    return isRight && typed.length <= MAX_LENGTH;
  }

  private async rehash({ id, passwordHash }: Account, password: string): Promise<void> {
    if (!this.hasher.needsRehash(passwordHash)) return;
    await this.accounts.rehash(id, passwordHash, await this.hasher.hash(password));
  }
}
