import { Injectable } from '@nestjs/common';
import { DAY_MS } from '../../common';
import { Database, placeholders, type SqlText } from '../../database';
import { type RateWindow, type RateWindowEvent } from './rate-window';

/** Query of one text value, null where there is no row. */
export type ScalarQuery = SqlText;

/** Window that is locked before all others, of which it is none, and a query that is answered once it is. */
export interface LeadingWindow {
  readonly key: string;
  readonly query?: ScalarQuery | undefined;
}

/**
 * Rate windows as they were when they were locked, and the database's time then (ms since 1970): no earlier than the events
 * in them, although a statement that waits for its lock has the time at which it was sent.
 */
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
  lockAll(keys: readonly string[], lead?: LeadingWindow): Promise<LockedRateWindows> {
    const rows = new Map(keys.map((key) => [key, undefined]));
    return this.upsert(rows, 'id = new(id)', lead);
  }

  /**
   * Locks windows as `lockAll` does, and adds one event with its label (letters, digits, `-`, `_`) to each but the leading one,
   * by the same statement. Returns them as they were before.
   */
  async countAll(labels: ReadonlyMap<string, string>, lead: LeadingWindow): Promise<LockedRateWindows> {
    const locked = await this.upsert(labels, APPEND, lead);
    const before = [...locked.windows].map(([key, { events, ...rest }]): [string, RateWindow] => [
      key,
      { ...rest, events: labels.has(key) ? events.slice(0, -1) : events },
    ]);
    return { ...locked, windows: new Map(before) };
  }

  /** Reads windows without waiting for a lock; those that do not exist are left out. */
  async read(keys: readonly string[]): Promise<Pick<LockedRateWindows, 'now' | 'windows'>> {
    const { sql } = this.columns(undefined);
    const select = `SELECT ${sql} FROM otp_rate_windows WHERE id IN (${placeholders(keys)})`;
    const found = await this.database.query<RateWindowRow>(select, keys);
    return { now: found[0]?.now ?? 0, windows: new Map(found.map((row) => [row.id, toRateWindow(row)])) };
  }

  /** Replaces windows that the current transaction has locked, in any order. */
  async write(windows: ReadonlyMap<string, RateWindow>): Promise<void> {
    const entries = [...windows];
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

  private async upsert(
    labels: ReadonlyMap<string, string | undefined>,
    assignments: string,
    lead: LeadingWindow | undefined,
  ): Promise<LockedRateWindows> {
    const { dialect, now } = this.database;
    const others = [...labels].sort(([a], [b]) => (a < b ? -1 : 1));
    const rows = [...(lead ? [[lead.key, undefined] as const] : []), ...others];
    const events = (label: string | undefined) =>
      label === undefined ? `'[]'` : `CONCAT('[[', ${now}, ',"', ?, '"]]')`;
    const insert = `INSERT INTO otp_rate_windows (id, events, paused_until, pauses, touched_at)
       VALUES ${rows.map(([, label]) => `(?, ${events(label)}, 0, 0, ${now})`).join(', ')}
       ${dialect.onConflict('id', assignments)}`;
    const values = rows.flatMap(([key, label]) => (label === undefined ? [key] : [key, label]));
    const ids = rows.map(([key]) => key);
    const from = { table: 'otp_rate_windows', ids };
    const found = await this.database.insertAndRead<RateWindowRow>({ sql: insert, values }, this.columns(lead), from);
    const windows = new Map(found.map((row) => [row.id, toRateWindow(row)]));
    return {
      now: Math.max(found[0]?.now ?? 0, ...[...windows.values()].map(({ events: each }) => each.at(-1)?.at ?? 0)),
      windows,
      answer: found.find(({ id }) => id === lead?.key)?.answer ?? null,
    };
  }

  private columns(lead: LeadingWindow | undefined): SqlText {
    const own = `id, events, paused_until, pauses, ${this.database.now} AS now`;
    if (!lead?.query) return { sql: own, values: [] };
    const { sql, values } = lead.query;
    return { sql: `${own}, CASE WHEN id = ? THEN (${sql}) END AS answer`, values: [lead.key, ...values] };
  }
}

/** SQL assignments that append the new events to those that there are; a window without a new one is left alone. */
const APPEND = `touched_at = CASE WHEN new(events) = '[]' THEN touched_at ELSE new(touched_at) END,
  events = CASE WHEN new(events) = '[]' THEN events WHEN events = '[]' THEN new(events)
    ELSE CONCAT(SUBSTR(events, 1, LENGTH(events) - 1), ',', SUBSTR(new(events), 2)) END`;

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
