import { DAY_MS } from '../common';
import { Injectable } from '@nestjs/common';
import { Database } from '../database';

/** Event that the receiver did not take within all tries. */
export interface DeadEvent {
  readonly id: string;
  readonly app: string;
  readonly type: string;
  readonly accountId: string | null;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly why: string | null;
}

/** State of the outbox of events. */
export interface EventCounts {
  readonly waiting: number;
  /** Age in milliseconds of the oldest event that has not ended; 0 without one. */
  readonly oldestMs: number;
  readonly dead: number;
}

/** Number of days for which delivered and dead events are kept. */
const RETENTION_DAYS = { delivered: 7, dead: 30 } as const;

/** Log of the events that were told, wait or are dead, for operators. */
@Injectable()
export class EventLog {
  constructor(private readonly db: Database) {}

  /** Lists at most `limit` dead events, in the order in which they were written. */
  dead(limit: number): Promise<readonly DeadEvent[]> {
    return this.db.query(
      `SELECT id, app, type, account_id AS accountId, created_at AS createdAt, last_error AS why FROM event_outbox
       WHERE state = 'dead' ORDER BY number LIMIT ?`,
      [limit],
    );
  }

  async counts(): Promise<EventCounts> {
    const { now } = this.db;
    const [open] = await this.db.query<{ waiting: number; oldest: number | null }>(
      `SELECT COUNT(*) AS waiting, ${now} - MIN(created_at) AS oldest FROM event_outbox WHERE due_at IS NOT NULL`,
    );
    const [dead] = await this.db.query<{ events: number }>(
      `SELECT COUNT(*) AS events FROM event_outbox WHERE state = 'dead'`,
    );
    return { waiting: open?.waiting ?? 0, oldestMs: Math.max(0, open?.oldest ?? 0), dead: dead?.events ?? 0 };
  }

  /** Queues a dead event once more, with all tries, or all of them without an id. Returns their number. */
  replay(id?: string): Promise<number> {
    const [where, values] = id === undefined ? ['', []] : [' AND id = ?', [id]];
    return this.db.execute(
      `UPDATE event_outbox SET state = 'queued', attempts = 0, due_at = ${this.db.now}, ended_at = NULL
       WHERE state = 'dead'${where}`,
      values,
    );
  }

  /** Deletes events that ended long ago, at most `limit` of each state. Returns the number of rows. */
  async purge(limit: number): Promise<number> {
    let deleted = 0;
    for (const [state, days] of Object.entries(RETENTION_DAYS)) {
      const isOld = `state = '${state}' AND ended_at < ${this.db.now} - ${String(days * DAY_MS)}`;
      deleted += (await this.db.deleteSome('event_outbox', 'id', isOld, limit)).length;
    }
    return deleted;
  }
}
