import { Injectable } from '@nestjs/common';
import type { TaskLane, TaskPlace } from '../../common';
import type { Account } from './account';
import { AccountDirectories } from './account-directories';
import { LocalPasswords } from './local-passwords';
import { PasswordHasher } from './password.hasher';
import { normalizePassword } from './new-passwords';
import { RemoteAccountDirectory } from './remote-account.directory';

/** Maximum length of a password to verify; longer than any that can be set, so hashing it would only cost time. */
const MAX_LENGTH = 1_024;

/** Verifies the password of an account, at the same cost where there is no account. */
@Injectable()
export class PasswordVerifier {
  constructor(
    private readonly hasher: PasswordHasher,
    private readonly passwords: LocalPasswords,
    private readonly directories: AccountDirectories,
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

  /**
   * Verifies a password of a client application's account. Returns the account, with its credential version after that, for a
   * right one, else undefined. A right password that is stored with other parameters than new ones is stored anew.
   */
  async verify(
    app: string,
    typed: string,
    account: Account | undefined,
    place?: TaskPlace,
  ): Promise<Account | undefined> {
    const password = normalizePassword(typed.slice(0, MAX_LENGTH));
    const directory = this.directories.of(app);
    const isWhole = typed.length <= MAX_LENGTH;
    if (directory instanceof RemoteAccountDirectory) {
      const verified = await directory.verifyPassword(app, account, password);
      return isWhole ? verified : undefined;
    }
    const verified = await this.passwords.verify(directory, app, password, account, place);
    return isWhole ? verified : undefined;
  }
}
