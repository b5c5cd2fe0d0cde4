import type { INestApplicationContext } from '@nestjs/common';
import { UnitOfWork } from '../../../src/common';
import { Database } from '../../../src/database';
import { addAccounts } from '../../../test/support/accounts';

/** Identifiers as a client types them. */
export interface Typed {
  readonly username: string;
  /** E.164 number. */
  readonly phone: string;
  /** Id of an account, or text of its form. */
  readonly id: string;
}

/** Accounts are counted from here, names and numbers without one from there: they are written alike. */
const [KNOWN, UNKNOWN] = [1_000_000, 5_000_000];

/** People with and without accounts, each of whom is handed out once. */
export class People {
  private known = KNOWN;
  private unknown = UNKNOWN;

  constructor(private readonly core: INestApplicationContext) {}

  /** Adds so many accounts, and returns what their owners type. */
  async withAccounts(count: number): Promise<readonly Typed[]> {
    const from = this.known;
    this.known += count;
    const added = await this.core.get(UnitOfWork).run(() => addAccounts(this.core, count, from));
    const rows = await this.core
      .get(Database)
      .query<{ username: string; id: string }>(
        'SELECT username, id FROM auth_accounts WHERE username >= ? AND username < ?',
        [`person${from}`, `person${from + count}`],
      );
    const ids = new Map(rows.map(({ username, id }) => [username, id]));
    return added.map(({ username, phone }) => ({ username, phone, id: ids.get(username) ?? '' }));
  }

  /** Names and numbers that no account has. */
  withoutAccounts(count: number): readonly Typed[] {
    const from = this.unknown;
    this.unknown += count;
    return Array.from({ length: count }, (_, n) => ({
      username: `person${from + n}`,
      phone: `+86139${String(10_000_000 + from + n)}`,
      id: `nobody${String(from + n).padStart(16, '0')}`,
    }));
  }

  /** Two groups of people for a contrast, of one size. */
  async contrast(kind: 'account' | 'phone', count: number): Promise<readonly [readonly Typed[], readonly Typed[]]> {
    const owners = await this.withAccounts(count);
    if (kind === 'account') return [owners, this.withoutAccounts(count)];
    const [named, others] = [await this.withAccounts(count), await this.withAccounts(count)];
    return [owners, named.map((typed, n) => ({ ...typed, phone: others[n]?.phone ?? '' }))];
  }
}
