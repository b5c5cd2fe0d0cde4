import type { Database } from '../../database';
import type { ChannelKind } from '../../common';
import { CHANNELS, EXPIRED_AT_A_TIME, type LeasedBatch, type LeaseRequest, DEAD_LETTER } from './outbox.store';
import { type DueRow, leasedRow, sortDue } from './due-row';
import { marks } from './marks';

/** What a provider may take to carry a message: it is not handed over when no more than that is left of its lifetime. */
const LAST_PART = `CASE WHEN expires_at - created_at < 300000 THEN (expires_at - created_at) / 10 ELSE 30000 END`;

/** Its lifetime is over, but for that part. */
const hasExpired = (now: string): string => `expires_at - ${LAST_PART} <= ${now}`;

/** Hands due rows out, or ends them. */
export class DueMessages {
  constructor(private readonly db: Database) {}

  /** Those of the channels asked for that have a due row: an idle worker costs one statement, and one index entry each. */
  async channels({ limits }: LeaseRequest): Promise<readonly ChannelKind[]> {
    const wanted = CHANNELS.filter((channel) => limits[channel] > 0);
    if (wanted.length === 0) return [];
    const looks = wanted.map(
      (channel) =>
        `EXISTS (SELECT 1 FROM notification_outbox WHERE lane = ? AND due_at <= ${this.db.now}) AS ${channel}`,
    );
    const [found] = await this.db.query<Partial<Record<ChannelKind, number>>>(`SELECT ${looks.join(', ')}`, wanted);
    return wanted.filter((channel) => found?.[channel] === 1);
  }

  /** Needs a transaction, which then holds the rows. */
  async take({ owner, limits, seconds }: LeaseRequest, channels: readonly ChannelKind[]): Promise<LeasedBatch> {
    const due: DueRow[] = [];
    for (const channel of channels) due.push(...(await this.oldest(channel, limits[channel])));
    const { expiredIn, abandoned, rows } = sortDue(due);
    await this.end(abandoned, 'failed', DEAD_LETTER.deadly);
    await this.hold(
      rows.map(({ id }) => id),
      owner,
      seconds,
    );
    let expired = 0;
    for (const channel of expiredIn) expired += await this.expire(channel);
    return { rows: rows.map((row) => leasedRow(row, owner)), expired, abandoned };
  }

  private oldest(channel: ChannelKind, limit: number): Promise<DueRow[]> {
    const { now, dialect } = this.db;
    return this.db.query<DueRow>(
      `SELECT id, app, channel, template, locale, reference, payload, state, attempts, lost_leases, challenge_id,
         code_number, bound_to, provider, refused_by, ${now} - created_at AS age_ms, expires_at - ${now} AS left_ms,
         CASE WHEN ${hasExpired(now)} THEN 1 ELSE 0 END AS is_expired
       FROM notification_outbox WHERE lane = ? AND due_at <= ${now}
       ORDER BY due_at, id LIMIT ? ${dialect.forUpdateSkipLocked}`,
      [channel, limit],
    );
  }

  /** Rows that this transaction holds are not due any more, so none is handed out and ended. */
  private async expire(channel: ChannelKind): Promise<number> {
    const { now, dialect } = this.db;
    const rows = await this.db.query<{ id: string }>(
      `SELECT id FROM notification_outbox WHERE lane = ? AND due_at <= ${now} AND ${hasExpired(now)}
       ORDER BY due_at, id LIMIT ${EXPIRED_AT_A_TIME} ${dialect.forUpdateSkipLocked}`,
      [channel],
    );
    await this.end(
      rows.map(({ id }) => id),
      'expired',
      null,
    );
    return rows.length;
  }

  /** The rows are locked by this transaction. */
  private async hold(ids: readonly string[], owner: string, seconds: number): Promise<void> {
    if (ids.length === 0) return;
    await this.db.execute(
      `UPDATE notification_outbox SET attempts = attempts + 1,
         lost_leases = lost_leases + CASE state WHEN 'leased' THEN 1 ELSE 0 END, state = 'leased',
         due_at = ${this.db.now} + ?, lease_owner = ? WHERE id IN (${marks(ids)})`,
      [seconds * 1000, owner, ...ids],
    );
  }

  private async end(ids: readonly string[], state: 'expired' | 'failed', why: string | null): Promise<void> {
    if (ids.length === 0) return;
    await this.db.execute(
      `UPDATE notification_outbox SET state = ?, last_error = COALESCE(?, last_error), payload = NULL, due_at = NULL,
         lane = NULL, lease_owner = NULL WHERE id IN (${marks(ids)})`,
      [state, why, ...ids],
    );
  }
}
