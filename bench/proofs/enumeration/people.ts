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

const PHONE = '+86139';
const FIRST_PHONE = 10_000_000;

const typed = (n: number, idPrefix: string): Typed => ({
  username: `person${n}`,
  phone: `${PHONE}${String(FIRST_PHONE + n)}`,
  id: `${idPrefix}${String(n).padStart(16, '0')}`,
});

/** Beginnings of the identifiers by which a service is asked; the number of the person follows. */
const BEGINNINGS = new Map<unknown, string>([
  ['username', 'person'],
  ['phone', PHONE],
  ['id', 'member'],
]);

/** Accounts that a service has for an identifier, as its `/find` answers: one, or none for people without an account. */
export function accountsAtService(by: unknown, value: unknown): readonly object[] {
  const digits = String(value).slice(BEGINNINGS.get(by)?.length);
  const n = Number(digits) - (by === 'phone' ? FIRST_PHONE : 0);
  return n >= KNOWN && n < UNKNOWN ? [{ ...typed(n, 'member'), phoneVerified: true, version: '1' }] : [];
}

/** Makes accounts of the people with these numbers, and returns what their owners type. */
export type AddAccounts = (count: number, from: number) => Promise<readonly Typed[]>;

/** Adds accounts to regain's own table. */
const addToOwnTable =
  (core: INestApplicationContext): AddAccounts =>
  async (count, from) => {
    const added = await core.get(UnitOfWork).run(() => addAccounts(core, count, from));
    const rows = await core
      .get(Database)
      .query<{ username: string; id: string }>(
        'SELECT username, id FROM auth_accounts WHERE username >= ? AND username < ?',
        [`person${from}`, `person${from + count}`],
      );
    const ids = new Map(rows.map(({ username, id }) => [username, id]));
    return added.map(({ username, phone }) => ({ username, phone, id: ids.get(username) ?? '' }));
  };

/** Names the people whose accounts a service has already: see `accountsAtService`. */
export const knownToService: AddAccounts = (count, from) =>
  Promise.resolve(Array.from({ length: count }, (_, n) => typed(from + n, 'member')));

/** People with and without accounts, each of whom is handed out once. */
export class People {
  private known = KNOWN;
  private unknown = UNKNOWN;

  constructor(
    core: INestApplicationContext,
    private readonly addAccounts: AddAccounts = addToOwnTable(core),
  ) {}

  /** Adds so many accounts, and returns what their owners type. */
  withAccounts(count: number): Promise<readonly Typed[]> {
    const from = this.known;
    this.known += count;
    return this.addAccounts(count, from);
  }

  /** Names and numbers that no account has. */
  withoutAccounts(count: number): readonly Typed[] {
    const from = this.unknown;
    this.unknown += count;
    return Array.from({ length: count }, (_, n) => typed(from + n, 'nobody'));
  }

  /** Two groups of people for a contrast, of one size. */
  async contrast(kind: 'account' | 'phone', count: number): Promise<readonly [readonly Typed[], readonly Typed[]]> {
    const owners = await this.withAccounts(count);
    if (kind === 'account') return [owners, this.withoutAccounts(count)];
    const [named, others] = [await this.withAccounts(count), await this.withAccounts(count)];
    return [owners, named.map((typed, n) => ({ ...typed, phone: others[n]?.phone ?? '' }))];
  }
}
