import { Injectable } from '@nestjs/common';
import { Database } from '../../database';
import { type Counter, CounterStore, emptyCounter } from './counter.store';

interface CounterRow {
  readonly now: number;
  readonly count: number | null;
  readonly blocked_until: number;
  readonly expires_at: number;
}

@Injectable()
export class TypeormCounterStore extends CounterStore {
  constructor(private readonly database: Database) {
    super();
  }

  async read(key: string): Promise<{ now: number; counter: Counter }> {
    const [row] = await this.database.query<CounterRow>(
      `SELECT t.now, c.count, c.blocked_until, c.expires_at
       FROM (SELECT ${this.database.now} AS now) t LEFT JOIN auth_counters c ON c.id = ? AND c.expires_at > t.now`,
      [key],
    );
    return { now: row?.now ?? 0, counter: row ? toCounter(row) : emptyCounter };
  }

  async lock(key: string): Promise<{ now: number; counter: Counter }> {
    await this.database.execute(
      `INSERT INTO auth_counters (id, count, blocked_until, expires_at) VALUES (?, 0, 0, 0)
       ${this.database.dialect.onConflict('id', 'id = new(id)')}`,
      [key],
    );
    return this.read(key);
  }

  async write(key: string, { count, blockedUntil, expiresAt }: Counter): Promise<void> {
    await this.database.execute('UPDATE auth_counters SET count = ?, blocked_until = ?, expires_at = ? WHERE id = ?', [
      count,
      blockedUntil,
      expiresAt,
      key,
    ]);
  }

  async clear(key: string): Promise<void> {
    await this.database.execute('DELETE FROM auth_counters WHERE id = ?', [key]);
  }

  async purge(limit: number): Promise<number> {
    const { now } = this.database;
    return (await this.database.deleteSome('auth_counters', 'id', `expires_at < ${now}`, limit)).length;
  }
}

const toCounter = ({ count, ...row }: CounterRow): Counter =>
  count === null ? emptyCounter : { count, blockedUntil: row.blocked_until, expiresAt: row.expires_at };
