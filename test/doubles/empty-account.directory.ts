import type { Account } from '../../src/auth/accounts/account';
import { LocalAccountDirectory } from '../../src/auth/accounts/local-account.directory';

/** Account directory without accounts, to which none can be added. */
export class EmptyAccountDirectory extends LocalAccountDirectory {
  findById = () => Promise.resolve(undefined);
  findByUsername = nobody;
  findByVerifiedPhone = nobody;
  findByVerifiedEmail = nobody;
  canAdd = () => false;
  add = () => Promise.resolve(undefined);
  changePassword = () => Promise.resolve(false);
  remove = () => Promise.resolve(false);
  standInOf = () => undefined;

  formatOf(): string | undefined {
    return undefined;
  }

  rehash(account: Account, passwordHash: string): Promise<Account> {
    return Promise.resolve({ ...account, passwordHash });
  }
}

const nobody = () => Promise.resolve([]);
