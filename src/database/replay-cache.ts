import type { Database } from './database';

/** Table of a replay cache, and its column of values; `expires_at` is the column of their ends. */
export interface ReplayTable {
  readonly table: string;
  readonly value: string;
}

/**
 * Replay cache in a table: values that are accepted once. Of parallel callers with one value the one that inserts the row wins,
 * over all processes. A row counts until it is purged, some time after its end.
 */
export class ReplayCache {
  constructor(
    private readonly database: Database,
    private readonly columns: ReplayTable,
  ) {}

  /** Records a value until `end` (ms since 1970). Returns true for the first caller, whatever the time is. */
  recordUntil(value: string, end: number): Promise<boolean> {
    return this.insert('VALUES (?, ?)', [value, end]);
  }

  /** Records a value for `milliseconds` by the database's clock. Returns true for the first caller. */
  recordFor(value: string, milliseconds: number): Promise<boolean> {
    return this.insert(`VALUES (?, ${this.database.now} + ?)`, [value, milliseconds]);
  }

  /**
   * Records a value until its own end (ms since 1970), unless that is over by the database's clock. Returns `first` for the first
   * caller before the end, `known` for the others.
   */
  async recordBefore(end: number, value: string): Promise<'first' | 'known' | 'over'> {
    const { now } = this.database;
    if (await this.insert(`SELECT ?, ? FROM (SELECT ${now} AS now) t WHERE t.now < ?`, [value, end, end]))
      return 'first';
    return (await this.now()) < end ? 'known' : 'over';
  }

  /** Time by the database's clock, in milliseconds since 1970. */
  async now(): Promise<number> {
    const [row] = await this.database.query<{ readonly now: number }>(`SELECT ${this.database.now} AS now`);
    return Number(row?.now);
  }

  /** Deletes at most `limit` rows whose ends are over. Returns their number. */
  async purge(limit: number): Promise<number> {
    const { table, value } = this.columns;
    return (await this.database.deleteSome(table, value, `expires_at < ${this.database.now}`, limit)).length;
  }

  private async insert(row: string, values: readonly (string | number)[]): Promise<boolean> {
    const { table, value } = this.columns;
    const statement = `${this.database.dialect.insertIgnore} ${table} (${value}, expires_at) ${row}`;
    return (await this.database.execute(statement, values)) === 1;
  }
}
