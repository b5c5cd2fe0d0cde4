import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../common';
import { Database, type SqlValue } from '../../database';
import { DeliveryFailures } from '../outbox/delivery-failures';
import type { Receipt } from './receipt-parser';
import { EARLY_DAYS, MAX_EARLY, type ReceiptResult, ReceiptStore, type SettledMessage } from './receipt.store';

const EARLY_MS = EARLY_DAYS * 86_400_000;
const WHY_LENGTH = 120;

/** Maximum length of a message id; a longer one matches no message. */
const ID_LENGTH = 64;

/** Columns of an early receipt's row. */
interface EarlyRow {
  readonly message: string;
  readonly status: Receipt['status'];
  readonly at: number | null;
  readonly why: string | null;
}

/** Receipt store in the database: updates the rows of the outbox, and keeps early receipts in a table of their own. */
@Injectable()
export class TypeormReceiptStore extends ReceiptStore {
  protected readonly maxEarly: number = MAX_EARLY;

  constructor(
    private readonly db: Database,
    private readonly unitOfWork: UnitOfWork,
    @Inject(DeliveryFailures) private readonly failures: Pick<DeliveryFailures, 'record'>,
  ) {
    super();
  }

  /**
   * Applies or keeps a receipt. Every statement commits by itself, so that the transaction that settles the message at
   * the same time sees it: a receipt is either applied here after all, or found by `applyEarly`.
   */
  async record(vendor: string, receipt: Receipt): Promise<ReceiptResult> {
    if (idOf(receipt).length > ID_LENGTH) return 'known';
    if (await this.apply(vendor, receipt)) return 'applied';
    /* The message may have been settled since the first attempt to apply the receipt. */
    if (await this.isSettled(vendor, receipt)) return (await this.apply(vendor, receipt)) ? 'applied' : 'known';
    const isKept = await this.unitOfWork.run(() => this.keep(vendor, receipt));
    if (!(await this.apply(vendor, receipt))) return isKept ? 'early' : 'dropped';
    await this.unitOfWork.run(() => this.delete(vendor, keyOf(receipt.message), receipt.status));
    return 'applied';
  }

  /** Applies early receipts of a settled message, failures first, so that a delivery wins over them. */
  async applyEarly({ id, vendor, vendorMessageId }: SettledMessage): Promise<void> {
    const rows = await this.db.query<EarlyRow>(
      `SELECT message, status, at, why FROM notification_receipts WHERE vendor = ? AND message IN (?, ?)
       ORDER BY CASE status WHEN 'failed' THEN 0 ELSE 1 END`,
      [vendor, keyOf({ id }), vendorMessageId === null ? '' : keyOf({ vendorMessageId })],
    );
    for (const row of rows) {
      await this.apply(vendor, toReceipt(row, id));
      await this.delete(vendor, row.message, row.status);
    }
  }

  async purge(limit: number): Promise<number> {
    const hasWaitedTooLong = `received_at < ${this.db.now} - ${EARLY_MS}`;
    return (await this.db.deleteSome('notification_receipts', 'message', hasWaitedTooLong, limit)).length;
  }

  /**
   * Updates the receipt's message by one statement. Returns false when the message is not settled yet, or the receipt
   * changes nothing.
   */
  protected async apply(vendor: string, receipt: Receipt): Promise<boolean> {
    const [news, values] = receipt.status === 'delivered' ? this.delivered(receipt.at) : failed(receipt.why);
    const sql = `UPDATE notification_outbox SET ${news} AND vendor = ? AND ${columnOf(receipt)} = ? AND due_at IS NULL`;
    return this.unitOfWork.run(async () => {
      const isApplied = (await this.db.execute(sql, [...values, vendor, idOf(receipt)])) > 0;
      if (isApplied && receipt.status === 'failed')
        await this.failures.record(`vendor = ? AND ${columnOf(receipt)} = ?`, [vendor, idOf(receipt)]);
      return isApplied;
    });
  }

  private async isSettled(vendor: string, receipt: Receipt): Promise<boolean> {
    const found = await this.db.query(
      `SELECT 1 FROM notification_outbox WHERE vendor = ? AND ${columnOf(receipt)} = ? AND due_at IS NULL LIMIT 1`,
      [vendor, idOf(receipt)],
    );
    return found.length > 0;
  }

  /** Keeps an early receipt. Returns false when too many of the vendor are kept. */
  private async keep(vendor: string, { message, status, at, why }: Receipt): Promise<boolean> {
    if (await this.isFull(vendor)) return false;
    await this.db.execute(
      `${this.db.dialect.insertIgnore} notification_receipts (vendor, message, status, at, why, received_at)
       VALUES (?, ?, ?, ?, ?, ${this.db.now})`,
      [vendor, keyOf(message), status, at ?? null, why?.slice(0, WHY_LENGTH) ?? null],
    );
    return true;
  }

  /** True when the vendor has as many early receipts as are kept; parallel calls may add a few to them. */
  private async isFull(vendor: string): Promise<boolean> {
    const last = await this.db.query('SELECT 1 FROM notification_receipts WHERE vendor = ? LIMIT 1 OFFSET ?', [
      vendor,
      this.maxEarly - 1,
    ]);
    return last.length > 0;
  }

  private async delete(vendor: string, message: string, status: string): Promise<void> {
    const sql = 'DELETE FROM notification_receipts WHERE vendor = ? AND message = ? AND status = ?';
    await this.db.execute(sql, [vendor, message, status]);
  }

  /**
   * SQL of the time of delivery: the vendor's time when it lies between the message's commit and now, else the time of
   * arrival.
   */
  private delivered(at: number | undefined): [sql: string, values: readonly SqlValue[]] {
    const { now } = this.db;
    const when = `CASE WHEN ? BETWEEN created_at AND ${now} THEN ? ELSE ${now} END`;
    const from = `('accepted', 'unknown', 'failed', 'expired')`;
    return [
      `state = 'delivered', last_error = CASE WHEN refused_by IS NULL THEN NULL ELSE last_error END, delivered_at = ${when} WHERE state IN ${from}`,
      [at ?? null, at ?? null],
    ];
  }
}

const failed = (why: string | undefined): [sql: string, values: readonly SqlValue[]] => [
  `state = 'failed', last_error = ? WHERE state IN ('accepted', 'unknown')`,
  [why?.slice(0, WHY_LENGTH) ?? 'a receipt says so'],
];

const idOf = ({ message }: Receipt): string => ('id' in message ? message.id : message.vendorMessageId);

const columnOf = ({ message }: Receipt): string => ('id' in message ? 'id' : 'vendor_message_id');

const keyOf = (message: Receipt['message']): string =>
  'id' in message ? `own ${message.id}` : `vendor ${message.vendorMessageId}`;

const toReceipt = ({ status, at, why }: EarlyRow, id: string): Receipt => ({
  ...{ message: { id }, status },
  ...(at !== null && { at }),
  ...(why !== null && { why }),
});
