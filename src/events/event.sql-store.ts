import { Injectable } from '@nestjs/common';
import { Clock, Random, sortableId, UnitOfWork } from '../common';
import { Database, placeholders, type SqlValue } from '../database';
import type { NewEvent } from './event';
import { TRIES } from './retry-schedule';

/** Event that is leased by one worker. */
export interface LeasedEvent {
  readonly number: number;
  /** Id that the receiver gets on every try. */
  readonly id: string;
  readonly app: string;
  readonly accountId: string | null;
  readonly type: string;
  /** Further fields as JSON. */
  readonly details: string;
  /** Number of tries, including the one that this lease is for. */
  readonly attempts: number;
  /** Time at which the event was written, milliseconds since 1970. */
  readonly createdAt: number;
  /** Id of the lease; every lease has its own. */
  readonly owner: string;
}

export interface EventLeaseRequest {
  readonly owner: string;
  readonly limit: number;
  readonly seconds: number;
}

const LAST_ERROR_LENGTH = 120;
const DIED = 'its worker died over it';

type Row = Omit<LeasedEvent, 'owner'>;

/**
 * Outbox of events, in a table. `due_at` is set while an event is queued or leased. The events of an account are told one after
 * the other, by their numbers: one that waits for another try holds back those behind it, and a dead one does not.
 */
@Injectable()
export class EventStore {
  constructor(
    private readonly db: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** Adds an event in the current transaction, with a new id. */
  async add(event: NewEvent): Promise<void> {
    await this.insert('INSERT INTO', sortableId(this.clock, this.random), event);
  }

  /** Adds an event unless one with this id was added before. */
  async addOnce(id: string, event: NewEvent): Promise<void> {
    await this.insert(this.db.dialect.insertIgnore, id, event);
  }

  /**
   * Leases the oldest due events, at most one of each account. An event that was leased for its last try and is still open has
   * cost workers their lives: it is dead. Of parallel callers each gets other events.
   */
  async lease(request: EventLeaseRequest): Promise<readonly LeasedEvent[]> {
    const candidates = await this.candidates(request.limit);
    return candidates.length === 0 ? [] : this.unitOfWork.run(() => this.leaseThese(candidates, request));
  }

  /** Records that the receiver has an event. Returns false when the lease was lost meanwhile. */
  delivered(event: LeasedEvent): Promise<boolean> {
    return this.end(event, 'delivered');
  }

  /** Ends an event that the receiver did not take. Returns false when the lease was lost meanwhile. */
  die(event: LeasedEvent, why: string): Promise<boolean> {
    return this.end(event, 'dead', clip(why));
  }

  /** Returns an event to the queue; those behind it wait with it. Returns false when the lease was lost meanwhile. */
  postpone({ number, owner, app, accountId }: LeasedEvent, delayMs: number, why: string): Promise<boolean> {
    const { now } = this.db;
    return this.unitOfWork.run(async () => {
      const postponed = await this.db.execute(
        `UPDATE event_outbox SET state = 'queued', due_at = ${now} + ?, lease_owner = NULL, last_error = ?
         WHERE number = ? AND lease_owner = ?`,
        [delayMs, clip(why), number, owner],
      );
      if (postponed > 0 && accountId !== null)
        await this.db.execute(
          `UPDATE event_outbox SET due_at = ${now} + ? WHERE app = ? AND account_id = ? AND due_at < ${now} + ?
             AND number > ? AND lease_owner IS NULL`,
          [delayMs, app, accountId, delayMs, number],
        );
      return postponed > 0;
    });
  }

  /** Returns leased events to the queue as if they had not been leased. */
  async handBack(owner: string): Promise<void> {
    await this.unitOfWork.run(() =>
      this.db.execute(
        `UPDATE event_outbox SET state = 'queued', attempts = attempts - 1, due_at = ${this.db.now}, lease_owner = NULL
         WHERE lease_owner = ?`,
        [owner],
      ),
    );
  }

  /** Events that may be leased now, oldest first. This one statement is all that an idle worker costs. */
  private async candidates(limit: number): Promise<readonly number[]> {
    const rows = await this.db.query<{ number: number }>(
      `SELECT e.number AS number FROM event_outbox e WHERE e.due_at <= ${this.db.now} AND NOT EXISTS (
         SELECT 1 FROM event_outbox p WHERE p.app = e.app AND p.account_id = e.account_id AND p.due_at IS NOT NULL
           AND p.number < e.number)
       ORDER BY e.due_at, e.number LIMIT ?`,
      [limit],
    );
    return rows.map(({ number }) => number);
  }

  /** Leases those of the candidates that no other worker has leased meanwhile. */
  private async leaseThese(
    candidates: readonly number[],
    { owner, seconds }: EventLeaseRequest,
  ): Promise<readonly LeasedEvent[]> {
    const { now, dialect } = this.db;
    const due = await this.db.query<Row>(
      `SELECT number, id, app, account_id AS accountId, type, details, attempts, created_at AS createdAt FROM event_outbox
       WHERE number IN (${placeholders(candidates)}) AND due_at <= ${now} ORDER BY number ${dialect.forUpdateSkipLocked}`,
      candidates,
    );
    const spent = due.filter(({ attempts }) => attempts >= TRIES);
    const rows = due.filter(({ attempts }) => attempts < TRIES);
    await this.update(
      `state = 'dead', due_at = NULL, ended_at = ${now}, lease_owner = NULL, last_error = ?`,
      [DIED],
      spent,
    );
    await this.update(
      `state = 'leased', attempts = attempts + 1, due_at = ${now} + ?, lease_owner = ?`,
      [seconds * 1_000, owner],
      rows,
    );
    return rows.map((row) => ({ ...row, attempts: row.attempts + 1, owner }));
  }

  private async update(set: string, values: readonly SqlValue[], rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return;
    const numbers = rows.map(({ number }) => number);
    await this.db.execute(`UPDATE event_outbox SET ${set} WHERE number IN (${placeholders(numbers)})`, [
      ...values,
      ...numbers,
    ]);
  }

  /** Ends an event, and lets those behind it go on at once where they waited for it. */
  private end(event: LeasedEvent, state: 'delivered' | 'dead', why: string | null = null): Promise<boolean> {
    const { number, owner, app, accountId, attempts } = event;
    const { now } = this.db;
    return this.unitOfWork.run(async () => {
      const ended = await this.db.execute(
        `UPDATE event_outbox SET state = ?, due_at = NULL, ended_at = ${now}, lease_owner = NULL, last_error = ?
         WHERE number = ? AND lease_owner = ?`,
        [state, why, number, owner],
      );
      if (ended > 0 && accountId !== null && attempts > 1)
        await this.db.execute(
          `UPDATE event_outbox SET due_at = ${now} WHERE app = ? AND account_id = ? AND due_at > ${now}
             AND lease_owner IS NULL`,
          [app, accountId],
        );
      return ended > 0;
    });
  }

  private async insert(verb: string, id: string, { type, app, accountId, details = {} }: NewEvent): Promise<void> {
    const { now } = this.db;
    await this.db.execute(
      `${verb} event_outbox (id, app, account_id, type, details, state, attempts, due_at, created_at)
       VALUES (?, ?, ?, ?, ?, 'queued', 0, ${now}, ${now})`,
      [id, app, accountId ?? null, type, JSON.stringify(details)],
    );
  }
}

const clip = (why: string): string => why.slice(0, LAST_ERROR_LENGTH);
