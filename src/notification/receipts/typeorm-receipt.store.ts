import { Injectable } from '@nestjs/common';
import { Database } from '../../database';
import { UnitOfWork } from '../../common';
import type { Receipt } from './receipt-parser';
import { EARLY_DAYS, type ReceiptFate, ReceiptStore } from './receipt.store';
import { EarlyReceipts } from './early-receipts';

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

const nameOf = ({ message }: Receipt): string => ('id' in message ? message.id : message.vendorId);
