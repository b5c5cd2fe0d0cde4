import { Injectable } from '@nestjs/common';
import { Database } from '../../database';
import { UnitOfWork } from '../../common';
import {
  CHANNELS,
  type Lease,
  type LeasedBatch,
  type LeaseRequest,
  OutboxStore,
  type OutboxRow,
  type Postponement,
  RETENTION_DAYS,
  type Settlement,
} from './outbox.store';
import type { CodeReference } from '../outgoing-message';
import { DueMessages } from './due-messages';
import { EarlyReceipts } from '../receipts/early-receipts';
import { marks } from './marks';

const LAST_ERROR_LENGTH = 120;
const RETENTION_MS = RETENTION_DAYS * 86_400_000;

const NOTHING: LeasedBatch = { rows: [], expired: 0, abandoned: [] };

/**
 * One index serves the worker: `lane` and `due_at` are set while a row waits or is leased, and null for good once it has
 * ended, so that no number of ended rows stands in the way. Rows
 * are locked by SKIP LOCKED on MySQL, so workers do not wait for each other; SQLite runs one transaction at a time.
 */
@Injectable()
export class TypeormOutboxStore extends OutboxStore {
  private readonly due: DueMessages;

  constructor(
    private readonly db: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly receipts: EarlyReceipts,
  ) {
    super();
    this.due = new DueMessages(db);
  }

  async add(rows: readonly OutboxRow[]): Promise<void> {
    const { now } = this.db;
    const row = `(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', 0, 0, ${now}, ${now}, ${now} + ?)`;
    await this.db.execute(
      `INSERT INTO notification_outbox (id, app, channel, lane, recipient, country, template, locale, reference, payload,
         challenge_id, code_number, state, attempts, lost_leases, due_at, created_at, expires_at)
       VALUES ${rows.map(() => row).join(', ')}`,
      rows.flatMap((r) => [
        ...[
          r.id,
          r.app,
          r.channel,
          r.channel,
          r.maskedRecipient,
          r.country,
          r.template,
          r.locale,
          r.reference,
          r.payload,
        ],
        ...[r.code?.challengeId ?? null, r.code?.number ?? null, r.lifetimeSeconds * 1000],
      ]),
    );
  }

  async lease(request: LeaseRequest): Promise<LeasedBatch> {
    const channels = await this.due.channels(request);
    return channels.length === 0 ? NOTHING : this.unitOfWork.run(() => this.due.take(request, channels));
  }

  settle({ id, owner }: Lease, end: Settlement): Promise<boolean> {
    const { state, provider = null, why, vendorId = null, segments = null } = end;
    return this.unitOfWork.run(async () => {
      const ended = await this.db.execute(
        `UPDATE notification_outbox SET state = ?, provider = COALESCE(?, provider), last_error = ?, vendor_id = ?,
           segments = ?, accepted_at = ${state === 'accepted' ? this.db.now : 'NULL'}, payload = NULL, due_at = NULL,
           lane = NULL, lease_owner = NULL WHERE id = ? AND lease_owner = ?`,
        [state, provider, clip(why), vendorId, segments, id, owner],
      );
      if (ended > 0 && provider !== null) await this.receipts.catchUp({ id, provider, vendorId });
      return ended > 0;
    });
  }

  postpone(
    { id, owner }: Lease,
    { delayMs, attempts, boundTo, provider, why, ...rest }: Postponement,
  ): Promise<boolean> {
    const { now } = this.db;
    const refusedBy = rest.refusedBy.length === 0 ? null : rest.refusedBy.join(' ');
    const lastError = provider === undefined ? 'COALESCE(last_error, ?)' : '?';
    return this.change(
      `UPDATE notification_outbox SET state = 'queued', lost_leases = 0, attempts = ?, bound_to = ?,
         refused_by = ?, provider = COALESCE(?, provider),
         last_error = ${lastError}, due_at = CASE WHEN ${now} + ? < expires_at THEN ${now} + ? ELSE expires_at END,
         lease_owner = NULL WHERE id = ? AND lease_owner = ?`,
      [attempts, boundTo, refusedBy, provider ?? null, clip(why), delayMs, delayMs, id, owner],
    );
  }

  async handBack(owner: string): Promise<void> {
    await this.change(
      `UPDATE notification_outbox SET state = 'queued', attempts = attempts - 1, due_at = ${this.db.now},
         lease_owner = NULL WHERE lease_owner = ? AND lane IN (${marks(CHANNELS)})`,
      [owner, ...CHANNELS],
    );
  }

  async recordConversion({ challengeId, number }: CodeReference): Promise<void> {
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

  /** In a unit of its own, so that a deadlock with another worker's lease does not lose the outcome of a sending. */
  private async change(sql: string, values: readonly (string | number | null)[]): Promise<boolean> {
    return (await this.unitOfWork.run(() => this.db.execute(sql, values))) > 0;
  }
}

const clip = (why: string | undefined): string | null => why?.slice(0, LAST_ERROR_LENGTH) ?? null;
