import { Injectable } from '@nestjs/common';
import { Database, placeholders, type SqlValue } from '../../database';
import { DAY_MS, type RateWindow, type RateWindowEvent } from './rate-window';

/** Query of one text value, null where there is no row. */
export interface ScalarQuery {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** Window that is locked before all others, and a query that is answered once it is. */
export interface LeadingWindow {
  readonly key: string;
  readonly query?: ScalarQuery | undefined;
}

/** Rate windows as they were when they were locked, and the database's time then (ms since 1970). */
export interface LockedRateWindows {
  readonly now: number;
  /** Locked windows by key, one per key. */
  readonly windows: ReadonlyMap<string, RateWindow>;
  /** Answer to the query of the leading window; null without one. */
  readonly answer: string | null;
}

/** Stores rate windows, shared by all processes and kept across restarts. Keys are digests, not addresses. */
@Injectable()
export class RateWindowStore {
  constructor(private readonly database: Database) {}

  /**
   * Creates missing windows and locks all of them until the transaction ends, in the same order for every caller: the
   * leading one first, which no other caller may lock but as its leading one. Of parallel callers the second waits for the
   * commit of the first, and sees what it wrote; so does the query, in what only holders of the leading window write. It is
   * one statement, two on MySQL.
   */
  async lockAll(keys: readonly string[], lead?: LeadingWindow): Promise<LockedRateWindows> {
    const { dialect, now } = this.database;
    const others = new Set(keys.filter((key) => key !== lead?.key));
    const ordered = [...(lead ? [lead.key] : []), ...[...others].sort()];
    const insert = `INSERT INTO otp_rate_windows (id, events, paused_until, pauses, touched_at)
       VALUES ${ordered.map(() => `(?, '[]', 0, 0, ${now})`).join(', ')} ${dialect.onConflict('id', 'id = new(id)')}`;
    const columns = this.columns(lead);
    const found = dialect.canReturnRows
      ? await this.database.query<RateWindowRow>(`${insert} RETURNING ${columns.sql}`, [...ordered, ...columns.values])
      : await this.lockAndSelect(insert, columns, ordered);
    return {
      now: found[0]?.now ?? 0,
      windows: new Map(found.map((row) => [row.id, toRateWindow(row)])),
      answer: found.find(({ id }) => id === lead?.key)?.answer ?? null,
    };
  }

  /** Replaces windows that the current transaction has locked. */
  async write(windows: ReadonlyMap<string, RateWindow>): Promise<void> {
    const entries = [...windows].sort(([a], [b]) => (a < b ? -1 : 1));
    await this.database.execute(
      `INSERT INTO otp_rate_windows (id, events, paused_until, pauses, touched_at)
       VALUES ${entries.map(() => `(?, ?, ?, ?, ${this.database.now})`).join(', ')}
       ${this.database.dialect.onConflict(
         'id',
         'events = new(events), paused_until = new(paused_until), pauses = new(pauses), touched_at = new(touched_at)',
       )}`,
      entries.flatMap(([id, { events, pausedUntil, pauses }]) => [id, packEvents(events), pausedUntil, pauses]),
    );
  }

  /** Deletes at most `limit` windows that were not changed for two days. Returns their number. */
  async purge(limit: number): Promise<number> {
    const { now } = this.database;
    const stale = `touched_at < ${now} - ${String(2 * DAY_MS)} AND paused_until < ${now}`;
    return (await this.database.deleteSome('otp_rate_windows', 'id', stale, limit)).length;
  }

  private async lockAndSelect(insert: string, columns: ScalarQuery, keys: readonly string[]): Promise<RateWindowRow[]> {
    await this.database.execute(insert, keys);
    const select = `SELECT ${columns.sql} FROM otp_rate_windows WHERE id IN (${placeholders(keys)})`;
    return this.database.query<RateWindowRow>(select, [...columns.values, ...keys]);
  }

  private columns(lead: LeadingWindow | undefined): ScalarQuery {
    const own = `id, events, paused_until, pauses, ${this.database.now} AS now`;
    if (!lead?.query) return { sql: own, values: [] };
    const { sql, values } = lead.query;
    return { sql: `${own}, CASE WHEN id = ? THEN (${sql}) END AS answer`, values: [lead.key, ...values] };
  }
}

interface RateWindowRow {
  readonly id: string;
  readonly events: string;
  readonly paused_until: number;
  readonly pauses: number;
  readonly now: number;
  readonly answer?: string | null;
}

const packEvents = (events: readonly RateWindowEvent[]): string =>
  JSON.stringify(events.map(({ at, what }) => (what === undefined ? [at] : [at, what])));

function toRateWindow(row: RateWindowRow): RateWindow {
  const packed = JSON.parse(row.events) as [number, string?][];
  const events = packed.map(([at, what]) => (what === undefined ? { at } : { at, what }));
  return { events, pausedUntil: row.paused_until, pauses: row.pauses };
}
