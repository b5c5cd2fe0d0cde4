import type { Database } from '../../src/database';
import { EarlyReceipts } from '../../src/notification/receipts/typeorm-receipt.store';
import type { Receipt } from '../../src/notification/receipts/receipt-parser';

/** Lets something happen right after it looked for the message of a receipt for the first time. */
export class OvertakenReceipts extends EarlyReceipts {
  private looks = 0;

  constructor(
    db: Database,
    private readonly overtake: () => Promise<unknown>,
  ) {
    super(db);
  }

  override async apply(provider: string, receipt: Receipt): Promise<boolean> {
    const isApplied = await super.apply(provider, receipt);
    if (this.looks++ === 0) await this.overtake();
    return isApplied;
  }
}
