import { Injectable } from '@nestjs/common';
import { Database } from '../../../database';
import { UnitOfWork } from '../../../kernel';
import {
  EXPIRED_AT_A_TIME,
  type Lease,
  type LeasedBatch,
  type LeaseRequest,
  OutboxStore,
  type OutboxRow,
  PARKED,
  type Postponement,
  RETENTION_DAYS,
  type Settlement,
} from '../../outbox/outbox.store';
import type { CodeReference } from '../../outgoing-message';
import { type DueRow, leasedRow, sortDue } from './due-row';
import { EarlyReceipts } from './early-receipts';

const LAST_ERROR_LENGTH = 120;
const RETENTION_MS = RETENTION_DAYS * 86_400_000;

/** What a provider may take to carry a message: it is not handed over when no more than that is left of its lifetime. */
const LAST_PART = `CASE WHEN expires_at - created_at < 300000 THEN (expires_at - created_at) / 10 ELSE 30000 END`;

/** Its lifetime is over, but for that part. */
const hasExpired = (now: string): string => `expires_at - ${LAST_PART} <= ${now}`;

const NOTHING: LeasedBatch = { rows: [], expired: 0, abandoned: [] };

/**
 * One index serves the worker: `due_at` is set while a row waits or is leased, and null for good once it has ended. Rows
 * are locked by SKIP LOCKED on MySQL, so workers do not wait for each other; SQLite runs one transaction at a time.
 */
@Injectable()
export class TypeormOutboxStore extends OutboxStore {
  constructor(
    private readonly db: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly receipts: EarlyReceipts,
  ) {
    super();
  }

  async add(rows: readonly OutboxRow[]): Promise<void> {
    const { now } = this.db;
    const row = `(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', 0, 0, ${now}, ${now}, ${now} + ?)`;
    await this.db.execute(
      `INSERT INTO notification_outbox (id, app, channel, recipient, country, template, locale, reference, payload,
         challenge_id, code_number, state, attempts, lost_leases, due_at, created_at, expires_at)
       VALUES ${rows.map(() => row).join(', ')}`,
      rows.flatMap((r) => [
        ...[r.id, r.app, r.channel, r.maskedRecipient, r.country, r.template, r.locale, r.reference, r.payload],
        ...[r.code?.challengeId ?? null, r.code?.number ?? null, r.lifetimeSeconds * 1000],
      ]),
    );
  }

  /** The look before the transaction keeps an idle worker at one read of one index entry. */
  async lease(request: LeaseRequest): Promise<LeasedBatch> {
    const { now } = this.db;
    const due = await this.db.query(`SELECT 1 FROM notification_outbox WHERE due_at <= ${now} LIMIT 1`);
    return due.length === 0 ? NOTHING : this.unitOfWork.run(() => this.take(request));
  }

  settle({ id, owner }: Lease, end: Settlement): Promise<boolean> {
    const { state, provider = null, why, vendorId = null, segments = null } = end;
    return this.unitOfWork.run(async () => {
      const ended = await this.db.execute(
        `UPDATE notification_outbox SET state = ?, provider = COALESCE(?, provider), last_error = ?, vendor_id = ?,
           segments = ?, accepted_at = ${state === 'accepted' ? this.db.now : 'NULL'}, payload = NULL, due_at = NULL,
           lease_owner = NULL WHERE id = ? AND lease_owner = ?`,
        [state, provider, clip(why), vendorId, segments, id, owner],
      );
      if (ended > 0 && provider !== null) await this.receipts.catchUp({ id, provider, vendorId });
      return ended > 0;
    });
  }

  postpone({ id, owner }: Lease, { delayMs, attempts, boundTo, provider, why }: Postponement): Promise<boolean> {
    const { now } = this.db;
    const lastError = provider === undefined ? 'COALESCE(last_error, ?)' : '?';
    return this.change(
      `UPDATE notification_outbox SET state = 'queued', attempts = ?, bound_to = ?, provider = COALESCE(?, provider),
         last_error = ${lastError}, due_at = CASE WHEN ${now} + ? < expires_at THEN ${now} + ? ELSE expires_at END,
         lease_owner = NULL WHERE id = ? AND lease_owner = ?`,
      [attempts, boundTo, provider ?? null, clip(why), delayMs, delayMs, id, owner],
    );
  }

  async handBack(owner: string): Promise<void> {
    await this.change(
      `UPDATE notification_outbox SET state = 'queued', attempts = attempts - 1, due_at = ${this.db.now},
         lease_owner = NULL WHERE lease_owner = ? AND due_at IS NOT NULL`,
      [owner],
    );
  }

  async entered({ challengeId, number }: CodeReference): Promise<void> {
    await this.db.execute(
      `UPDATE notification_outbox SET entered_at = ${this.db.now}
       WHERE challenge_id = ? AND code_number = ? AND entered_at IS NULL`,
      [challengeId, number],
    );
  }

  async purge(limit: number): Promise<number> {
    const longAgo = `${this.db.now} - ${RETENTION_MS}`;
    const ended = `due_at IS NULL AND created_at < ${longAgo}`;
    return (await this.db.deleteSome('notification_outbox', 'id', ended, limit)).length;
  }

  private async take({ owner, limit, seconds }: LeaseRequest): Promise<LeasedBatch> {
    const { now, dialect } = this.db;
    const due = await this.db.query<DueRow>(
      `SELECT id, app, channel, template, locale, reference, payload, state, attempts, lost_leases, challenge_id,
         code_number, bound_to, ${now} - created_at AS age_ms,
         CASE WHEN ${hasExpired(now)} THEN 1 ELSE 0 END AS is_expired
       FROM notification_outbox WHERE due_at <= ${now} ORDER BY due_at, id LIMIT ? ${dialect.forUpdateSkipLocked}`,
      [limit],
    );
    const { hasExpired: someExpired, abandoned, rows } = sortDue(due);
    await this.end(abandoned, 'failed', PARKED.deadly);
    await this.hold(
      rows.map(({ id }) => id),
      owner,
      seconds,
    );
    const expired = someExpired ? await this.expire() : 0;
    return { rows: rows.map((row) => leasedRow(row, owner)), expired, abandoned };
  }

  /** Rows that this transaction holds are not due any more, so none is handed out and ended. */
  private async expire(): Promise<number> {
    const { now, dialect } = this.db;
    const rows = await this.db.query<{ id: string }>(
      `SELECT id FROM notification_outbox WHERE due_at <= ${now} AND ${hasExpired(now)} ORDER BY due_at, id
       LIMIT ${EXPIRED_AT_A_TIME} ${dialect.forUpdateSkipLocked}`,
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
         lease_owner = NULL WHERE id IN (${marks(ids)})`,
      [state, why, ...ids],
    );
  }

  /** In a unit of its own, so that a deadlock with another worker's lease does not lose the outcome of a sending. */
  private async change(sql: string, values: readonly (string | number | null)[]): Promise<boolean> {
    return (await this.unitOfWork.run(() => this.db.execute(sql, values))) > 0;
  }
}

const clip = (why: string | undefined): string | null => why?.slice(0, LAST_ERROR_LENGTH) ?? null;

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
