import { Injectable } from '@nestjs/common';
import type { TaskPlace } from '../../common';
import { type Account, passwordOwnerOf } from './account';
import type { LocalAccountDirectory } from './local-account.directory';
import { PasswordHasher } from './password.hasher';

/** Compares passwords with those that a directory stores. */
@Injectable()
export class LocalPasswords {
  constructor(private readonly hasher: PasswordHasher) {}

  /**
   * Returns the account, with its credential version after that, for its right password, else undefined, at the same cost where
   * there is no account. A right password that is stored with other parameters than new ones is stored anew.
   */
  async verify(
    directory: LocalAccountDirectory,
    app: string,
    password: string,
    account: Account | undefined,
    place?: TaskPlace,
  ): Promise<Account | undefined> {
    const stored = account ? account.passwordHash : directory.standInOf(app);
    const isRight = await this.hasher.matches(password, stored, place, account && passwordOwnerOf(account));
    return isRight && account ? this.rehashed(directory, account, password) : undefined;
  }

  /** Account whose password is stored in the format of new ones: only argon2id replaces what other software may read. */
  private async rehashed(directory: LocalAccountDirectory, account: Account, password: string): Promise<Account> {
    const isKept = directory.formatOf(account.app) !== undefined || !this.hasher.needsRehash(account.passwordHash);
    return isKept ? account : directory.rehash(account, await this.hasher.hash(password));
  }
}
