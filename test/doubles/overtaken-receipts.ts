import type { UnitOfWork } from '../../src/common';
import type { Database } from '../../src/database';
import type { Receipt } from '../../src/notification/receipts/receipt-parser';
import { TypeormReceiptStore } from '../../src/notification/receipts/typeorm-receipt.store';
import { noDeliveryFailures } from './no-delivery-failures';

/** Receipt store that lets something happen right after it tried to apply a receipt for the first time. */
export class OvertakenReceipts extends TypeormReceiptStore {
  private tries = 0;

  constructor(
    db: Database,
    unitOfWork: UnitOfWork,
    private readonly overtake: () => Promise<unknown>,
  ) {
    super(db, unitOfWork, noDeliveryFailures);
  }

  protected override async apply(vendor: string, receipt: Receipt): Promise<boolean> {
    const isApplied = await super.apply(vendor, receipt);
    if (this.tries++ === 0) await this.overtake();
    return isApplied;
  }
}
