import { Injectable } from '@nestjs/common';
import { Database, isDuplicate, type SqlValue } from '../../database';
import { Random } from '../../common';
import type { Account, Address, NewAccount } from './account';
import { AccountDirectory } from './account.directory';
import { canonicalUsername } from './username';
import { ACCOUNT_COLUMNS, type AccountRow, toAccount } from './account-row';

const ID_BYTES = 16;

@Injectable()
export class TypeormAccountDirectory extends AccountDirectory {
  constructor(
    private readonly database: Database,
    private readonly random: Random,
  ) {
    super();
  }

  async findById(app: string, id: string): Promise<Account | undefined> {
    return (await this.select('app = ? AND id = ?', [app, id]))[0];
  }

  async findByUsername(app: string, key: string): Promise<Account | undefined> {
    return (await this.select('app = ? AND username_key = ?', [app, key]))[0];
  }

  findByVerifiedPhone(app: string, e164: string): Promise<readonly Account[]> {
    return this.select('app = ? AND phone = ? AND phone_verified = 1 LIMIT 2', [app, e164]);
  }

  findByVerifiedEmail(app: string, email: string): Promise<readonly Account[]> {
    return this.select('app = ? AND email = ? AND email_verified = 1 LIMIT 2', [app, email]);
  }

  async add(account: NewAccount): Promise<{ id: string } | undefined> {
    const id = this.random.token(ID_BYTES);
    try {
      await this.insert(id, account);
      return { id };
    } catch (error) {
      if (isDuplicate(error)) return undefined;
      throw error;
    }
  }

  async changePassword(id: string, credentialVersion: number, hash: string): Promise<boolean> {
    return (
      (await this.database.execute(
        'UPDATE auth_accounts SET password_hash = ?, credential_version = credential_version + 1 WHERE id = ? AND credential_version = ?',
        [hash, id, credentialVersion],
      )) === 1
    );
  }

  async rehash(id: string, from: string, to: string): Promise<void> {
    await this.database.execute('UPDATE auth_accounts SET password_hash = ? WHERE id = ? AND password_hash = ?', [
      to,
      id,
      from,
    ]);
  }

  private async select(where: string, values: readonly SqlValue[]): Promise<Account[]> {
    const rows = await this.database.query<AccountRow>(
      `SELECT ${ACCOUNT_COLUMNS} FROM auth_accounts WHERE ${where}`,
      values,
    );
    return rows.map(toAccount);
  }

  private async insert(id: string, account: NewAccount): Promise<void> {
    const { app, passwordHash, locale, ownsAddresses } = account;
    const phone = toColumns(account.phone, ownsAddresses);
    const email = toColumns(account.email, ownsAddresses);
    await this.database.execute(
      `INSERT INTO auth_accounts (id, app, username, username_key, phone, phone_verified, unique_phone,
         email, email_verified, unique_email, password_hash, credential_version, locale, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ${this.database.now})`,
      [id, app, ...nameColumns(account.username), ...phone, ...email, passwordHash, locale],
    );
  }
}

const nameColumns = (username: string | undefined): [string | null, string | null] =>
  username === undefined ? [null, null] : [username, canonicalUsername(username) ?? null];

/** The address, whether it is verified, and the address once more where its account holds it alone. */
function toColumns(address: Address | undefined, isClaimed: boolean): [string | null, number, string | null] {
  if (!address) return [null, 0, null];
  return [address.value, address.isVerified ? 1 : 0, address.isVerified && isClaimed ? address.value : null];
}
