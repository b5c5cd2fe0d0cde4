import { Injectable } from '@nestjs/common';
import { type ChannelKind, type Locale, Random } from '../../common';
import { Database, isDuplicate, type SqlValue } from '../../database';
import type { Account, Address, NewAccount } from './account';
import { LocalAccountDirectory } from './local-account.directory';
import { AccountEntity } from './account.entity';
import { canonicalUsername } from './identifiers';

const ID_BYTES = 16;

/** Accounts of regain's own table. One that is locked is not found, and keeps its name and its addresses. */
@Injectable()
export class TypeormAccountDirectory extends LocalAccountDirectory {
  constructor(
    private readonly database: Database,
    private readonly random: Random,
  ) {
    super();
  }

  async findById(app: string, id: string): Promise<Account | undefined> {
    return (await this.selectOpen('app = ? AND id = ?', [app, id]))[0];
  }

  findByUsername(app: string, key: string): Promise<readonly Account[]> {
    return this.selectOpen('app = ? AND username_key = ?', [app, key]);
  }

  findByVerifiedPhone(app: string, e164: string): Promise<readonly Account[]> {
    return this.selectOpen('app = ? AND phone = ? AND phone_verified = 1', [app, e164]);
  }

  findByVerifiedEmail(app: string, email: string): Promise<readonly Account[]> {
    return this.selectOpen('app = ? AND email = ? AND email_verified = 1', [app, email]);
  }

  formatOf(): undefined {
    return undefined;
  }

  standInOf(): undefined {
    return undefined;
  }

  canAdd(): boolean {
    return true;
  }

  async add(account: NewAccount): Promise<{ id: string } | undefined> {
    const id = this.random.token(ID_BYTES);
    if (account.ownsAddresses && (await this.belongsToLocked(account))) return undefined;
    try {
      await this.insert(id, account);
      return { id };
    } catch (error) {
      if (isDuplicate(error)) return undefined;
      throw error;
    }
  }

  async remove(app: string, id: string): Promise<boolean> {
    return (await this.database.execute('DELETE FROM auth_accounts WHERE app = ? AND id = ?', [app, id])) === 1;
  }

  async changePassword({ id, credentialVersion }: Account, passwordHash: string): Promise<boolean> {
    const changed = await this.database.execute(
      `UPDATE auth_accounts SET password_hash = ?, credential_version = credential_version + 1
       WHERE id = ? AND credential_version = ? AND locked_at IS NULL`,
      [passwordHash, id, credentialVersion],
    );
    return changed === 1;
  }

  /**
   * Stores a verified address in the place of the account's own on that channel, which no other account may have. Returns false
   * when another has it: of parallel callers with one address one wins.
   */
  async bind({ app, id }: Account, channel: ChannelKind, address: string): Promise<boolean> {
    const [column, verified, unique] =
      channel === 'sms' ? ['phone', 'phone_verified', 'unique_phone'] : ['email', 'email_verified', 'unique_email'];
    try {
      const [holder] = await this.select(`app = ? AND ${column} = ? AND ${verified} = 1 AND id <> ? LIMIT 1`, [
        ...[app, address, id],
      ]);
      if (holder) return false;
      const set = `${column} = ?, ${verified} = 1, ${unique} = ?`;
      const bound = await this.database.execute(`UPDATE auth_accounts SET ${set} WHERE app = ? AND id = ?`, [
        ...[address, address, app, id],
      ]);
      return bound === 1;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  /** Stores the language of messages to an account. */
  async setLocale({ app, id }: Account, locale: Locale): Promise<void> {
    await this.database.execute('UPDATE auth_accounts SET locale = ? WHERE app = ? AND id = ?', [locale, app, id]);
  }

  /** Keeps the credential version, and with it the sessions: the password is the same. */
  async rehash(account: Account, passwordHash: string): Promise<Account> {
    await this.database.execute('UPDATE auth_accounts SET password_hash = ? WHERE id = ? AND password_hash = ?', [
      passwordHash,
      account.id,
      account.passwordHash,
    ]);
    return { ...account, passwordHash };
  }

  /** True for the address of a locked account, which look-ups do not find. Registrations verify one address. */
  private async belongsToLocked({ app, phone, email }: NewAccount): Promise<boolean> {
    const [column, address] = phone?.isVerified === true ? ['phone', phone] : ['email', email];
    if (address?.isVerified !== true) return false;
    const taken = `app = ? AND ${column} = ? AND ${column}_verified = 1 AND locked_at IS NOT NULL LIMIT 1`;
    return (await this.select(taken, [app, address.value])).length > 0;
  }

  private selectOpen(where: string, values: readonly SqlValue[]): Promise<Account[]> {
    return this.select(`${where} AND locked_at IS NULL LIMIT 2`, values);
  }

  private async select(where: string, values: readonly SqlValue[]): Promise<Account[]> {
    const rows = await this.database.query<AccountRow>(`SELECT ${COLUMNS} FROM auth_accounts WHERE ${where}`, values);
    return rows.map(toAccount);
  }

  private insert(id: string, account: NewAccount): Promise<void> {
    const { app, username, passwordHash, locale, ownsAddresses } = account;
    const phone = toColumns(account.phone, ownsAddresses);
    const email = toColumns(account.email, ownsAddresses);
    return this.database.insert(AccountEntity, {
      ...{ id, app, passwordHash, credentialVersion: 1, locale, createdAt: () => this.database.now },
      username: username ?? null,
      usernameKey: (username === undefined ? undefined : canonicalUsername(username)) ?? null,
      ...{ phone: phone.value, phoneVerified: phone.verified, uniquePhone: phone.unique },
      ...{ email: email.value, emailVerified: email.verified, uniqueEmail: email.unique },
    });
  }
}

/** Columns of an address; `unique` is set where no other account may have the same verified address. */
function toColumns(address: Address | undefined, ownsAddresses: boolean) {
  if (!address) return { value: null, verified: 0, unique: null };
  const { value, isVerified } = address;
  return { value, verified: isVerified ? 1 : 0, unique: isVerified && ownsAddresses ? value : null };
}

const COLUMNS =
  'id, number, app, username, phone, phone_verified, email, email_verified, password_hash, credential_version, locale';

interface AccountRow {
  readonly id: string;
  readonly number: number;
  readonly app: string;
  readonly username: string | null;
  readonly phone: string | null;
  readonly phone_verified: number;
  readonly email: string | null;
  readonly email_verified: number;
  readonly password_hash: string;
  readonly credential_version: number;
  readonly locale: Locale;
}

const toAccount = (row: AccountRow): Account => ({
  id: row.id,
  number: row.number,
  app: row.app,
  username: row.username ?? undefined,
  phone: toAddress(row.phone, row.phone_verified),
  email: toAddress(row.email, row.email_verified),
  passwordHash: row.password_hash,
  credentialVersion: row.credential_version,
  locale: row.locale,
});

const toAddress = (value: string | null, verified: number): Address | undefined =>
  value === null ? undefined : { value, isVerified: verified === 1 };
