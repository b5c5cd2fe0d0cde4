import { Injectable } from '@nestjs/common';
import { Random } from '../../../common';
import { Database, placeholders, type SqlValue } from '../../../database';
import type { Address } from '../account';
import type { ImportedAccount } from './account-record';

/** Account of a record whose password is hashed. */
export interface HashedAccount extends Omit<ImportedAccount, 'password'> {
  readonly hash: string;
  /** True for a hash that this import made, which is a new one each time. */
  readonly isNewHash: boolean;
}

/** Stored account, as far as an import compares it. */
export interface StoredAccount {
  readonly id: string;
  readonly number: number;
  readonly app: string;
  readonly username_key: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly password_hash: string;
  readonly locked_at: number | null;
}

/** Stored account, as an export writes it. */
export interface ExportedRow extends Omit<StoredAccount, 'id' | 'app' | 'username_key'> {
  readonly username: string | null;
  readonly phone_verified: number;
  readonly email_verified: number;
  readonly locale: string;
}

/** Stored password of the account with this number. */
export interface StoredPassword {
  readonly number: number;
  readonly hash: string;
}

const ID_BYTES = 16;

/** Reads and writes many accounts at a time. */
@Injectable()
export class AccountTransferStore {
  constructor(
    private readonly db: Database,
    private readonly random: Random,
  ) {}

  /** Finds the accounts that have one of these numbers, in any client application, names or addresses. */
  async findExisting(app: string, accounts: readonly HashedAccount[]): Promise<readonly StoredAccount[]> {
    const numbers = accounts.flatMap(({ number }) => (number === undefined ? [] : [number]));
    const names = accounts.flatMap(({ username }) => (username ? [username.key] : []));
    const nameless = accounts.filter(({ username }) => !username);
    const phones = nameless.flatMap(({ phone }) => (phone ? [phone.value] : []));
    const emails = nameless.flatMap(({ email }) => (email ? [email.value] : []));
    const found = await Promise.all([
      this.select('number IN', [], numbers),
      this.select('app = ? AND username_key IN', [app], names),
      this.select('app = ? AND username_key IS NULL AND phone IN', [app], phones),
      this.select('app = ? AND username_key IS NULL AND email IN', [app], emails),
    ]);
    return found.flat();
  }

  /** Inserts accounts by one statement. Throws a duplicate error when a number or a name is taken. */
  async insertAll(app: string, accounts: readonly HashedAccount[]): Promise<void> {
    if (accounts.length === 0) return;
    const row = `(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ${this.db.now}, CASE WHEN ? = 1 THEN ${this.db.now} END)`;
    await this.db.execute(
      `INSERT INTO auth_accounts (number, id, app, username, username_key, phone, phone_verified, email, email_verified,
         password_hash, credential_version, locale, created_at, locked_at) VALUES ${accounts.map(() => row).join(', ')}`,
      accounts.flatMap(({ number, username, hash, locale, isLocked, ...account }): SqlValue[] => [
        ...[number ?? null, this.random.token(ID_BYTES), app, username?.name ?? null, username?.key ?? null],
        ...addressColumns(account.phone),
        ...addressColumns(account.email),
        ...[hash, locale, isLocked === true ? 1 : 0],
      ]),
    );
  }

  /** Replaces what is stored of an account, which ends its sessions, tickets and codes. */
  async replace(number: number, { username, hash, locale, isLocked, ...account }: HashedAccount): Promise<void> {
    await this.db.execute(
      `UPDATE auth_accounts SET username = ?, username_key = ?, phone = ?, phone_verified = ?, email = ?, email_verified = ?,
         unique_phone = NULL, unique_email = NULL, password_hash = ?, locale = ?, credential_version = credential_version + 1,
         locked_at = CASE ? WHEN 1 THEN COALESCE(locked_at, ${this.db.now}) WHEN 0 THEN NULL ELSE locked_at END
       WHERE number = ?`,
      [
        ...[username?.name ?? null, username?.key ?? null],
        ...addressColumns(account.phone),
        ...addressColumns(account.email),
        ...[hash, locale, isLocked === undefined ? null : Number(isLocked), number],
      ],
    );
  }

  /** Reads at most `limit` accounts of a client application with a number above `after`, lowest first. */
  page(app: string, after: number, limit: number): Promise<readonly ExportedRow[]> {
    return this.db.query(
      `SELECT number, username, phone, phone_verified, email, email_verified, locale, locked_at, password_hash
       FROM auth_accounts WHERE app = ? AND number > ? ORDER BY number LIMIT ${String(limit)}`,
      [app, after],
    );
  }

  /** Counts the accounts of a client application. */
  async count(app: string): Promise<number> {
    const [row] = await this.db.query<{ count: number }>('SELECT COUNT(*) AS count FROM auth_accounts WHERE app = ?', [
      app,
    ]);
    return row?.count ?? 0;
  }

  /** Reads the stored passwords of at most `limit` accounts with a number above `after`, lowest first. */
  passwords(app: string, after: number, limit: number): Promise<readonly StoredPassword[]> {
    return this.db.query(
      `SELECT number, password_hash AS hash FROM auth_accounts WHERE app = ? AND number > ?
       ORDER BY number LIMIT ${String(limit)}`,
      [app, after],
    );
  }

  /** Replaces a stored password by another of the same password. Returns false when it has changed meanwhile: the change wins. */
  async replacePassword(number: number, from: string, to: string): Promise<boolean> {
    const sql = 'UPDATE auth_accounts SET password_hash = ? WHERE number = ? AND password_hash = ?';
    return (await this.db.execute(sql, [to, number, from])) === 1;
  }

  private async select(
    where: string,
    values: readonly SqlValue[],
    keys: readonly SqlValue[],
  ): Promise<readonly StoredAccount[]> {
    if (keys.length === 0) return [];
    return this.db.query(
      `SELECT id, number, app, username_key, phone, email, password_hash, locked_at FROM auth_accounts
       WHERE ${where} (${placeholders(keys)})`,
      [...values, ...keys],
    );
  }
}

const addressColumns = (address: Address | undefined): readonly SqlValue[] => [
  address?.value ?? null,
  address?.isVerified ? 1 : 0,
];
