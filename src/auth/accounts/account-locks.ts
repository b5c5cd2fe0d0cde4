import { Injectable } from '@nestjs/common';
import { maskTarget } from '../../common';
import { Database, type SqlValue } from '../../database';
import { canonicalUsername } from './identifiers';
import { TypedAddresses } from './typed-addresses';

/** Account as operators see it, with masked addresses. */
export interface ListedAccount {
  readonly id: string;
  readonly number: number;
  readonly app: string;
  readonly username: string | undefined;
  readonly phone: string | undefined;
  readonly email: string | undefined;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Milliseconds since 1970; null for an account that is not locked. */
  readonly lockedAt: number | null;
}

/** Page of a list: accounts behind the number `after`, in the order of their numbers, `limit` at most. */
export interface AccountPage {
  readonly after: number;
  readonly limit: number;
  /** All accounts where it is undefined. */
  readonly isLocked?: boolean | undefined;
}

/** Locks of the accounts in regain's own table, and the list of those accounts, for operators. */
@Injectable()
export class AccountLocks {
  constructor(
    private readonly database: Database,
    private readonly addresses: TypedAddresses,
  ) {}

  /**
   * Locks an account, and gives it another credential version, which ends its tickets and codes: whatever has found it before
   * changes nothing any more. Of parallel callers one gets true.
   */
  async lock(app: string, id: string): Promise<boolean> {
    const locked = await this.database.execute(
      `UPDATE auth_accounts SET locked_at = ${this.database.now}, credential_version = credential_version + 1
       WHERE app = ? AND id = ? AND locked_at IS NULL`,
      [app, id],
    );
    return locked === 1;
  }

  /** Ends a lock. Of parallel callers one gets true. */
  async unlock(app: string, id: string): Promise<boolean> {
    const unlocked = await this.database.execute(
      'UPDATE auth_accounts SET locked_at = NULL WHERE app = ? AND id = ? AND locked_at IS NOT NULL',
      [app, id],
    );
    return unlocked === 1;
  }

  /** Finds locked accounts by a user name, a verified address or an id, as it was typed. */
  findLocked(app: string, typed: string): Promise<readonly ListedAccount[]> {
    const { phone, email } = this.addresses.read(typed);
    const lookups = [
      ['id = ?', typed],
      ['username_key = ?', canonicalUsername(typed)],
      ['phone = ? AND phone_verified = 1', phone],
      ['email = ? AND email_verified = 1', email],
    ] as const;
    const asked = lookups.flatMap(([where, key]) => (key === undefined ? [] : [{ where, key }]));
    /* One look-up for each: together with OR, no index would be used. */
    return this.select(
      asked.map(({ where }) => `app = ? AND locked_at IS NOT NULL AND ${where}`),
      asked.flatMap(({ key }) => [app, key]),
    );
  }

  /** Accounts of a client application, page by page. */
  list(app: string, { after, limit, isLocked }: AccountPage): Promise<readonly ListedAccount[]> {
    const state = isLocked === undefined ? '' : ` AND locked_at IS ${isLocked ? 'NOT NULL' : 'NULL'}`;
    return this.select([`app = ? AND number > ?${state}`], [app, after], `LIMIT ${String(limit)}`);
  }

  /** Accounts that any of the conditions finds, each once, by their numbers. */
  private async select(
    conditions: readonly string[],
    values: readonly SqlValue[],
    limit = '',
  ): Promise<readonly ListedAccount[]> {
    const selects = conditions.map((where) => `SELECT ${COLUMNS} FROM auth_accounts WHERE ${where}`);
    const rows = await this.database.query<ListedRow>(`${selects.join(' UNION ')} ORDER BY number ${limit}`, values);
    return rows.map(({ id, number, app, username, phone, email, created_at: createdAt, locked_at: lockedAt }) => ({
      ...{ id, number, app, username: username ?? undefined, createdAt, lockedAt },
      phone: phone === null ? undefined : maskTarget(phone),
      email: email === null ? undefined : maskTarget(email),
    }));
  }
}

const COLUMNS = 'id, number, app, username, phone, email, created_at, locked_at';

interface ListedRow {
  readonly id: string;
  readonly number: number;
  readonly app: string;
  readonly username: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly created_at: number;
  readonly locked_at: number | null;
}
