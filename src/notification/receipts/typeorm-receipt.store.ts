import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../common';
import { Database, type SqlValue } from '../../database';
import type { Receipt } from './receipt-parser';
import { EARLY_DAYS, type ReceiptFate, ReceiptStore } from './receipt.store';

const EARLY_MS = EARLY_DAYS * 86_400_000;

/** No name of a message is longer; one that is fits none. */
const NAME_LENGTH = 64;

/** Every statement stands alone, so that what it writes can be seen by whoever records the acceptance at the same time. */
@Injectable()
export class TypeormReceiptStore extends ReceiptStore {
  constructor(
    private readonly db: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly receipts: EarlyReceipts,
  ) {
    super();
  }

  async record(provider: string, receipt: Receipt): Promise<ReceiptFate> {
    if (nameOf(receipt).length > NAME_LENGTH) return 'known';
    if (await this.apply(provider, receipt)) return 'applied';
    /* What had not ended when it was applied may have by now, and is found only by looking again. */
    if (await this.hasEnded(provider, receipt)) return (await this.apply(provider, receipt)) ? 'applied' : 'known';
    await this.unitOfWork.run(() => this.receipts.keep(provider, receipt));
    if (!(await this.apply(provider, receipt))) return 'early';
    await this.unitOfWork.run(() => this.receipts.forget(provider, receipt));
    return 'applied';
  }

  async purge(limit: number): Promise<number> {
    const longAgo = `received_at < ${this.db.now} - ${EARLY_MS}`;
    return (await this.db.deleteSome('notification_receipts', 'message', longAgo, limit)).length;
  }

  private apply(provider: string, receipt: Receipt): Promise<boolean> {
    return this.unitOfWork.run(() => this.receipts.apply(provider, receipt));
  }

  private async hasEnded(provider: string, receipt: Receipt): Promise<boolean> {
    const column = 'id' in receipt.message ? 'id' : 'vendor_id';
    const found = await this.db.query(
      `SELECT 1 FROM notification_outbox WHERE provider = ? AND ${column} = ? AND due_at IS NULL LIMIT 1`,
      [provider, nameOf(receipt)],
    );
    return found.length > 0;
  }
}

const nameOf = ({ message }: Receipt): string => ('id' in message ? message.id : message.vendorMessageId);

const WHY_LENGTH = 120;

/** A message whose outcome was just recorded. */
export interface EndedMessage {
  readonly id: string;
  readonly provider: string;
  readonly vendorMessageId: string | null;
}

interface EarlyRow {
  readonly message: string;
  readonly status: Receipt['status'];
  readonly at: number | null;
  readonly why: string | null;
}

/** Statements on receipts that outbox and receipt store share. */
@Injectable()
export class EarlyReceipts {
  constructor(private readonly db: Database) {}

  /** Changes the message of a receipt, if it is there, has ended, and the receipt tells news. One statement. */
  async apply(provider: string, { message, status, at, why }: Receipt): Promise<boolean> {
    const [column, name] = 'id' in message ? ['id', message.id] : ['vendor_id', message.vendorMessageId];
    const [news, values] = status === 'delivered' ? this.delivered(at) : failed(why);
    const changed = await this.db.execute(
      `UPDATE notification_outbox SET ${news} AND provider = ? AND ${column} = ? AND due_at IS NULL`,
      [...values, provider, name],
    );
    return changed > 0;
  }

  async keep(provider: string, { message, status, at, why }: Receipt): Promise<void> {
    await this.db.execute(
      `${this.db.dialect.insertIgnore} notification_receipts (provider, message, status, at, why, received_at)
       VALUES (?, ?, ?, ?, ?, ${this.db.now})`,
      [provider, keyOf(message), status, at ?? null, why?.slice(0, WHY_LENGTH) ?? null],
    );
  }

  forget(provider: string, { message, status }: Receipt): Promise<void> {
    return this.delete(provider, keyOf(message), status);
  }

  /** Applies what came early for a message, in the transaction that recorded its outcome: failures first, they lose. */
  async catchUp({ id, provider, vendorMessageId }: EndedMessage): Promise<void> {
    const rows = await this.db.query<EarlyRow>(
      `SELECT message, status, at, why FROM notification_receipts WHERE provider = ? AND message IN (?, ?)
       ORDER BY CASE status WHEN 'failed' THEN 0 ELSE 1 END`,
      [provider, keyOf({ id }), vendorMessageId === null ? '' : keyOf({ vendorMessageId })],
    );
    for (const row of rows) {
      await this.apply(provider, receiptOf(row, id));
      await this.delete(provider, row.message, row.status);
    }
  }

  private async delete(provider: string, message: string, status: string): Promise<void> {
    const sql = 'DELETE FROM notification_receipts WHERE provider = ? AND message = ? AND status = ?';
    await this.db.execute(sql, [provider, message, status]);
  }

  /** A time that cannot be is not the vendor's to tell. */
  private delivered(at: number | undefined): [sql: string, values: readonly SqlValue[]] {
    const { now } = this.db;
    const when = `CASE WHEN ? BETWEEN created_at AND ${now} THEN ? ELSE ${now} END`;
    const from = `('accepted', 'unknown', 'failed', 'expired')`;
    return [
      `state = 'delivered', last_error = NULL, delivered_at = ${when} WHERE state IN ${from}`,
      [at ?? null, at ?? null],
    ];
  }
}

const failed = (why: string | undefined): [sql: string, values: readonly SqlValue[]] => [
  `state = 'failed', last_error = ? WHERE state IN ('accepted', 'unknown')`,
  [why?.slice(0, WHY_LENGTH) ?? 'a receipt says so'],
];

const keyOf = (message: Receipt['message']): string =>
  'id' in message ? `own ${message.id}` : `vendor ${message.vendorMessageId}`;

/** The row itself is meant, whichever name the receipt knew it by. */
const receiptOf = ({ status, at, why }: EarlyRow, id: string): Receipt => ({
  ...{ message: { id }, status },
  ...(at !== null && { at }),
  ...(why !== null && { why }),
});
