import { Injectable } from '@nestjs/common';
import { Database } from '../../database';
import { DAY_MS, type RateWindow, type RateWindowEvent } from './rate-window';

/** Rate windows as they were when they were locked, and the database's time then (ms since 1970). */
export interface LockedRateWindows {
  readonly now: number;
  /** Locked windows by key, one per key. */
  readonly windows: ReadonlyMap<string, RateWindow>;
}

/** Stores rate windows, shared by all processes and kept across restarts. Keys are digests, not addresses. */
@Injectable()
export class RateWindowStore {
  constructor(private readonly database: Database) {}

  /**
   * Creates missing windows and locks all of them until the transaction ends, in the same order for every caller. Of
   * parallel callers the second waits for the commit of the first, and sees what it wrote.
   */
  async lockAll(keys: readonly string[]): Promise<LockedRateWindows> {
    const ordered = [...new Set(keys)].sort();
    const rows = ordered.map(() => `(?, '[]', 0, 0, ${this.database.now})`).join(', ');
    await this.database.execute(
      `INSERT INTO otp_rate_windows (id, events, paused_until, pauses, touched_at) VALUES ${rows}
       ${this.database.dialect.onConflict('id', 'touched_at = new(touched_at)')}`,
      ordered,
    );
    const found = await this.select(`WHERE id IN (${ordered.map(() => '?').join(', ')})`, ordered);
    return { now: found[0]?.now ?? 0, windows: new Map(found.map((row) => [row.id, toRateWindow(row)])) };
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

  private select(where: string, values: readonly string[]): Promise<RateWindowRow[]> {
    return this.database.query<RateWindowRow>(
      `SELECT id, events, paused_until, pauses, ${this.database.now} AS now FROM otp_rate_windows ${where}`,
      values,
    );
  }
}

interface RateWindowRow {
  readonly id: string;
  readonly events: string;
  readonly paused_until: number;
  readonly pauses: number;
  readonly now: number;
}

const packEvents = (events: readonly RateWindowEvent[]): string =>
  JSON.stringify(events.map(({ at, what }) => (what === undefined ? [at] : [at, what])));

function toRateWindow(row: RateWindowRow): RateWindow {
  const packed = JSON.parse(row.events) as [number, string?][];
  const events = packed.map(([at, what]) => (what === undefined ? { at } : { at, what }));
  return { events, pausedUntil: row.paused_until, pauses: row.pauses };
}
