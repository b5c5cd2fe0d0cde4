import { Logger } from '@nestjs/common';
import type { ChannelKind } from '../../common';
import { type Database, placeholders } from '../../database';
import type { SpendStore } from '../spend/spend.sql-store';
import type { DeliveryFailures } from './delivery-failures';
import {
  CHANNELS,
  DEAD_LETTER,
  EXPIRED_AT_A_TIME,
  type LeasedBatch,
  type LeasedRow,
  type LeaseRequest,
  RESENDS_AFTER_LOST_LEASE,
} from './outbox.store';

/**
 * SQL: milliseconds at the end of a message's lifetime that are reserved for the vendor: a tenth, 30 seconds at most.
 */
const RESERVED_MS = `CASE WHEN expires_at - created_at < 300000 THEN (expires_at - created_at) / 10 ELSE 30000 END`;

const hasExpired = (now: string): string => `expires_at - ${RESERVED_MS} <= ${now}`;

/** Columns of a due row that leasing reads. */
interface DueRow extends Pick<
  LeasedRow,
  'id' | 'app' | 'channel' | 'template' | 'locale' | 'reference' | 'payload' | 'attempts'
> {
  readonly challenge_id: string | null;
  readonly code_number: number | null;
  readonly bound_to: string | null;
  readonly vendor: string | null;
  readonly refused_by: string | null;
  readonly age_ms: number;
  readonly left_ms: number;
  readonly state: string;
  readonly lost_leases: number;
  readonly is_expired: number;
}

/** Columns of an expired row for the log. */
interface ExpiredRow {
  readonly id: string;
  readonly reference: string;
  readonly vendor: string | null;
  readonly why: string | null;
}

/** SQL statements of the outbox that lease due rows, or end them. */
export class DueMessages {
  private readonly logger = new Logger('Dispatcher');

  constructor(
    private readonly db: Database,
    private readonly spend: SpendStore,
    private readonly failures: Pick<DeliveryFailures, 'record'>,
  ) {}

  /**
   * Requested channels that have a due row. This one statement is all that an idle worker costs: one index entry per
   * channel.
   */
  async channels({ limits }: LeaseRequest): Promise<readonly ChannelKind[]> {
    const wanted = CHANNELS.filter((channel) => limits[channel] > 0);
    if (wanted.length === 0) return [];
    const checks = wanted.map(
      (channel) =>
        `EXISTS (SELECT 1 FROM notification_outbox WHERE lane = ? AND due_at <= ${this.db.now}) AS ${channel}`,
    );
    const [found] = await this.db.query<Partial<Record<ChannelKind, number>>>(`SELECT ${checks.join(', ')}`, wanted);
    return wanted.filter((channel) => found?.[channel] === 1);
  }

  /** Leases the oldest due rows of the channels. Needs a transaction, which keeps the rows locked until it ends. */
  async lease({ owner, limits, seconds }: LeaseRequest, channels: readonly ChannelKind[]): Promise<LeasedBatch> {
    const due: DueRow[] = [];
    for (const channel of channels) due.push(...(await this.selectOldest(channel, limits[channel])));
    const isExpired = (row: DueRow) => row.is_expired === 1;
    const isPoison = (row: DueRow) => row.state === 'leased' && row.lost_leases >= RESENDS_AFTER_LOST_LEASE;
    const alive = due.filter((row) => !isExpired(row));
    const rows = alive.filter((row) => !isPoison(row));
    const abandoned = idsOf(alive.filter(isPoison));
    await this.end(abandoned, 'failed', DEAD_LETTER.poison);
    await this.assign(idsOf(rows), owner, seconds);
    let expired = 0;
    for (const channel of new Set(due.filter(isExpired).map((row) => row.channel)))
      expired += await this.expire(channel);
    return { rows: rows.map((row) => toLeasedRow(row, owner)), expired, abandoned };
  }

  private selectOldest(channel: ChannelKind, limit: number): Promise<DueRow[]> {
    const { now, dialect } = this.db;
    return this.db.query<DueRow>(
      `SELECT id, app, channel, template, locale, reference, payload, state, attempts, lost_leases, challenge_id,
         code_number, bound_to, vendor, refused_by, ${now} - created_at AS age_ms, expires_at - ${now} AS left_ms,
         CASE WHEN ${hasExpired(now)} THEN 1 ELSE 0 END AS is_expired
       FROM notification_outbox WHERE lane = ? AND due_at <= ${now}
       ORDER BY due_at, id LIMIT ? ${dialect.forUpdateSkipLocked}`,
      [channel, limit],
    );
  }

  /**
   * Ends expired rows of a channel and returns their number. Rows leased in this transaction are no longer due, so none
   * of them is ended.
   */
  private async expire(channel: ChannelKind): Promise<number> {
    const { now, dialect } = this.db;
    const rows = await this.db.query<ExpiredRow>(
      `SELECT id, reference, vendor, last_error AS why FROM notification_outbox WHERE lane = ? AND due_at <= ${now} AND ${hasExpired(now)}
       ORDER BY due_at, id LIMIT ${EXPIRED_AT_A_TIME} ${dialect.forUpdateSkipLocked}`,
      [channel],
    );
    await this.end(idsOf(rows), 'expired', null);
    for (const { id, reference, vendor, why } of rows)
      this.logger.warn(
        `message ${id} (${channel}, reference ${reference}) with ${vendor ?? 'no provider'} expired: ${why ?? 'not tried'}`,
      );
    return rows.length;
  }

  private async assign(ids: readonly string[], owner: string, seconds: number): Promise<void> {
    if (ids.length === 0) return;
    await this.db.execute(
      `UPDATE notification_outbox SET attempts = attempts + 1,
         lost_leases = lost_leases + CASE state WHEN 'leased' THEN 1 ELSE 0 END, state = 'leased',
         due_at = ${this.db.now} + ?, lease_owner = ? WHERE id IN (${placeholders(ids)})`,
      [seconds * 1000, owner, ...ids],
    );
  }

  private async end(ids: readonly string[], state: 'expired' | 'failed', why: string | null): Promise<void> {
    if (ids.length === 0) return;
    await this.db.execute(
      `UPDATE notification_outbox SET state = ?, last_error = COALESCE(?, last_error), payload = NULL, due_at = NULL,
         lane = NULL, lease_owner = NULL WHERE id IN (${placeholders(ids)})`,
      [state, why, ...ids],
    );
    if (state === 'expired') await this.spend.giveBack(ids);
    await this.failures.record(`id IN (${placeholders(ids)})`, ids);
  }
}

const idsOf = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map(({ id }) => id);

function toLeasedRow(row: DueRow, owner: string): LeasedRow {
  const { id, app, channel, template, locale, reference, payload } = row;
  const { challenge_id: challengeId, code_number: number } = row;
  return {
    ...{ id, app, channel, template, locale, reference, payload, owner },
    code: challengeId === null || number === null ? null : { challengeId, number },
    ageMs: row.age_ms,
    leftMs: row.left_ms,
    attempts: row.attempts + 1,
    boundTo: row.bound_to,
    lastVendor: row.vendor,
    refusedBy: row.refused_by?.split(' ') ?? [],
  };
}
