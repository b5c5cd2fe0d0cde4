import { Injectable } from '@nestjs/common';
import { Database } from '../../database';

/**
 * Counter of one key: until `blockedUntil` its next event is refused, from `expiresAt` on it counts as empty (database
 * time, ms since 1970).
 */
export interface Counter {
  readonly count: number;
  readonly blockedUntil: number;
  readonly expiresAt: number;
}

export const emptyCounter: Counter = { count: 0, blockedUntil: 0, expiresAt: 0 };

/** Counter with the database's time of its reading, `now` (ms since 1970). */
export interface CounterNow {
  readonly now: number;
  readonly counter: Counter;
}

/** Counters by key with the database's time of their reading, `now` (ms since 1970). */
export interface CountersNow {
  readonly now: number;
  readonly of: (key: string) => Counter;
}

/** Stores small counters that all processes share. An expired counter reads as an empty one. */
@Injectable()
export class CounterStore {
  constructor(private readonly database: Database) {}

  /** Reads a counter without waiting for a lock. */
  async read(key: string): Promise<CounterNow> {
    const [row] = await this.database.query<CounterRow>(
      `SELECT t.now, c.count, c.blocked_until, c.expires_at
       FROM (SELECT ${this.database.now} AS now) t LEFT JOIN auth_counters c ON c.id = ? AND c.expires_at > t.now`,
      [key],
    );
    return { now: row?.now ?? 0, counter: row ? toCounter(row) : emptyCounter };
  }

  /**
   * Locks counters until the transaction ends, in the same order for every caller, and reads them; by one statement, two on
   * MySQL.
   */
  async lockAll(keys: readonly string[]): Promise<CountersNow> {
    const { dialect, now: time } = this.database;
    const ordered = [...new Set(keys)].sort();
    const insert = `INSERT INTO auth_counters (id, count, blocked_until, expires_at)
       VALUES ${ordered.map(() => '(?, 0, 0, 0)').join(', ')} ${dialect.onConflict('id', 'id = new(id)')}`;
    const rows = await this.database.insertAndRead<LockedRow>(
      { sql: insert, values: ordered },
      { sql: `id, count, blocked_until, expires_at, ${time} AS now`, values: [] },
      { table: 'auth_counters', ids: ordered },
    );
    const now = rows[0]?.now ?? 0;
    const live = new Map(rows.filter((row) => row.expires_at > now).map((row) => [row.id, toCounter(row)]));
    return { now, of: (key) => live.get(key) ?? emptyCounter };
  }

  /** Replaces counters, or creates them. */
  async writeAll(counters: ReadonlyMap<string, Counter>): Promise<void> {
    const entries = [...counters].sort(([a], [b]) => (a < b ? -1 : 1));
    await this.database.execute(
      `INSERT INTO auth_counters (id, count, blocked_until, expires_at)
       VALUES ${entries.map(() => '(?, ?, ?, ?)').join(', ')}
       ${this.database.dialect.onConflict(
         'id',
         'count = new(count), blocked_until = new(blocked_until), expires_at = new(expires_at)',
       )}`,
      entries.flatMap(([id, { count, blockedUntil, expiresAt }]) => [id, count, blockedUntil, expiresAt]),
    );
  }

  /**
   * Reads a counter and locks it until the transaction ends: of parallel callers the second sees what the first wrote.
   */
  async lock(key: string): Promise<CounterNow> {
    const { now, of } = await this.lockAll([key]);
    return { now, counter: of(key) };
  }

  /** Replaces a counter that the current transaction has locked. */
  write(key: string, counter: Counter): Promise<void> {
    return this.writeAll(new Map([[key, counter]]));
  }

  /** Deletes at most `limit` expired counters. Returns their number. */
  async purge(limit: number): Promise<number> {
    const { now } = this.database;
    return (await this.database.deleteSome('auth_counters', 'id', `expires_at < ${now}`, limit)).length;
  }
}

interface LockedRow extends CounterRow {
  readonly id: string;
}

interface CounterRow {
  readonly now: number;
  readonly count: number | null;
  readonly blocked_until: number;
  readonly expires_at: number;
}

const toCounter = ({ count, ...row }: CounterRow): Counter =>
  count === null ? emptyCounter : { count, blockedUntil: row.blocked_until, expiresAt: row.expires_at };
