import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../common';
import { Database, placeholders, type SqlValue } from '../../database';
import { DeliveryDays } from '../funnel/delivery-days.sql-store';
import type { CodeReference } from '../outgoing-message';
import { ReceiptStore } from '../receipts/receipt.store';
import { SpendStore } from '../spend/spend.sql-store';
import { DeliveryFailures } from './delivery-failures';
import { DueMessages } from './due-messages';
import {
  CHANNELS,
  type Lease,
  type LeasedBatch,
  type LeaseRequest,
  type OutboxRow,
  OutboxStore,
  type Postponement,
  RETENTION_DAYS,
  type Settlement,
} from './outbox.store';

const LAST_ERROR_LENGTH = 120;
const RETENTION_MS = RETENTION_DAYS * 86_400_000;

const EMPTY_BATCH: LeasedBatch = { rows: [], expired: 0, abandoned: [] };

/**
 * Outbox in a table. One index serves the workers: `lane` and `due_at` are set while a row is queued or leased, and
 * null once it has ended, so that ended rows do not slow down the search. On MySQL rows are locked with SKIP LOCKED, so
 * that workers do not wait for each other; SQLite runs one transaction at a time.
 */
@Injectable()
export class TypeormOutboxStore extends OutboxStore {
  private readonly due: DueMessages;
  private readonly spend: SpendStore;
  private readonly days: DeliveryDays;

  constructor(
    private readonly db: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly receipts: ReceiptStore,
    @Inject(DeliveryFailures) private readonly failures: Pick<DeliveryFailures, 'record'>,
  ) {
    super();
    this.spend = new SpendStore(db);
    this.days = new DeliveryDays(db);
    this.due = new DueMessages(db, this.spend, failures);
  }

  async add(rows: readonly OutboxRow[]): Promise<void> {
    await this.insert(rows);
    for (const row of rows) await this.charge(row, Number.MAX_SAFE_INTEGER);
  }

  async addWithinCap(row: OutboxRow, cap: number): Promise<boolean> {
    await this.insert([row]);
    return this.charge(row, cap);
  }

  private async charge({ id, app, cost = 0 }: OutboxRow, cap: number): Promise<boolean> {
    return cost === 0 || this.spend.charge({ id, app, cost }, cap);
  }

  private async insert(rows: readonly OutboxRow[]): Promise<void> {
    const { now } = this.db;
    const values = `(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', 0, 0, ${now}, ${now}, ${now} + ?)`;
    await this.db.execute(
      `INSERT INTO notification_outbox (id, app, channel, lane, recipient, country, template, locale, reference, payload,
         challenge_id, code_number, cost, state, attempts, lost_leases, due_at, created_at, expires_at)
       VALUES ${rows.map(() => values).join(', ')}`,
      rows.flatMap(insertedValues),
    );
  }

  async lease(request: LeaseRequest): Promise<LeasedBatch> {
    const channels = await this.due.channels(request);
    return channels.length === 0 ? EMPTY_BATCH : this.unitOfWork.run(() => this.due.lease(request, channels));
  }

  settle({ id, owner }: Lease, end: Settlement): Promise<boolean> {
    const { state, vendor = null, why, vendorMessageId = null, segments = null } = end;
    return this.unitOfWork.run(async () => {
      const ended = await this.db.execute(
        `UPDATE notification_outbox SET state = ?, vendor = COALESCE(?, vendor),
           last_error = COALESCE(?, CASE WHEN refused_by IS NULL THEN NULL ELSE last_error END), vendor_message_id = ?,
           segments = ?, accepted_at = ${state === 'accepted' ? this.db.now : 'NULL'}, payload = NULL, due_at = NULL,
           lane = NULL, lease_owner = NULL WHERE id = ? AND lease_owner = ?`,
        [state, vendor, clip(why), vendorMessageId, segments, id, owner],
      );
      if (ended > 0) await this.afterEnd(id, state);
      if (ended > 0 && vendor !== null) await this.receipts.applyEarly({ id, vendor, vendorMessageId });
      return ended > 0;
    });
  }

  /** Gives back the cost of a message that no vendor took, and reports a code that failed. */
  private async afterEnd(id: string, state: Settlement['state']): Promise<void> {
    if (state === 'failed' || state === 'dropped') await this.spend.giveBack([id]);
    if (state === 'failed') await this.failures.record('id = ?', [id]);
  }

  postpone({ id, owner }: Lease, { delayMs, attempts, boundTo, vendor, why, ...rest }: Postponement): Promise<boolean> {
    const { now } = this.db;
    const refusedBy = rest.refusedBy.length === 0 ? null : rest.refusedBy.join(' ');
    const lastError = vendor === undefined ? 'COALESCE(last_error, ?)' : '?';
    return this.update(
      `UPDATE notification_outbox SET state = 'queued', lost_leases = 0, attempts = ?, bound_to = ?,
         refused_by = ?, vendor = COALESCE(?, vendor),
         last_error = ${lastError}, due_at = CASE WHEN ${now} + ? < expires_at THEN ${now} + ? ELSE expires_at END,
         lease_owner = NULL WHERE id = ? AND lease_owner = ?`,
      [attempts, boundTo, refusedBy, vendor ?? null, clip(why), delayMs, delayMs, id, owner],
    );
  }

  async handBack(owner: string): Promise<void> {
    await this.update(
      `UPDATE notification_outbox SET state = 'queued', attempts = attempts - 1, due_at = ${this.db.now},
         lease_owner = NULL WHERE lease_owner = ? AND lane IN (${placeholders(CHANNELS)})`,
      [owner, ...CHANNELS],
    );
  }

  async recordConversions(codes: readonly CodeReference[]): Promise<void> {
    const all = paddedToPowerOfTwo(codes);
    await this.update(
      `UPDATE notification_outbox SET entered_at = ${this.db.now}
       WHERE entered_at IS NULL AND (${all.map(() => '(challenge_id = ? AND code_number = ?)').join(' OR ')})`,
      all.flatMap(({ challengeId, number }) => [challengeId, number]),
    );
  }

  async purge(limit: number): Promise<number> {
    const hasEndedLongAgo = `due_at IS NULL AND created_at < ${this.db.now} - ${RETENTION_MS}`;
    const found = await this.idsOf(`${hasEndedLongAgo} LIMIT ${String(limit)}`, []);
    if (found.length > 0) await this.unitOfWork.run(() => this.countAndDelete(found, hasEndedLongAgo));
    return found.length;
  }

  /**
   * Deletes messages and adds them to the daily counts, in one transaction. Of parallel callers the first counts and deletes
   * a message; the others wait for it, and find it gone. Locks the rows by their keys, so that no range is locked.
   */
  private async countAndDelete(ids: readonly string[], where: string): Promise<void> {
    const { forUpdate } = this.db.dialect;
    const locked = await this.idsOf(`id IN (${placeholders(ids)}) AND ${where} ORDER BY id ${forUpdate}`, ids);
    if (locked.length === 0) return;
    await this.days.add(locked);
    await this.db.execute(`DELETE FROM notification_outbox WHERE id IN (${placeholders(locked)})`, locked);
  }

  private async idsOf(where: string, values: readonly SqlValue[]): Promise<readonly string[]> {
    const rows = await this.db.query<{ id: string }>(`SELECT id FROM notification_outbox WHERE ${where}`, values);
    return rows.map(({ id }) => id);
  }

  /**
   * Executes an update in a unit of work, which retries it: a deadlock with another worker's lease must not lose an
   * outcome.
   */
  private async update(sql: string, values: readonly SqlValue[]): Promise<boolean> {
    return (await this.unitOfWork.run(() => this.db.execute(sql, values))) > 0;
  }
}

const insertedValues = (row: OutboxRow): readonly SqlValue[] => [
  ...[row.id, row.app, row.channel, row.channel, row.maskedRecipient, row.country, row.template, row.locale],
  ...[row.reference, row.payload, row.code?.challengeId ?? null, row.code?.number ?? null],
  row.cost ?? 0,
  row.lifetimeSeconds * 1000,
];

const clip = (why: string | undefined): string | null => why?.slice(0, LAST_ERROR_LENGTH) ?? null;

/** Repeats the last item until their number is a power of two, so that few texts of the statement are prepared. */
const paddedToPowerOfTwo = <Item>(items: readonly Item[]): readonly Item[] => [
  ...items,
  ...Array.from({ length: 2 ** Math.ceil(Math.log2(items.length)) - items.length }, () => items.slice(-1)).flat(),
];
