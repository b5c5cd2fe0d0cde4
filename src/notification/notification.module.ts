import { Module } from '@nestjs/common';
import { MaintenanceJobs, WakeUp } from '../common';
import { EventsModule } from '../events';
import { sharedWakeUp } from '../redis';
import { Breakers } from './delivery/breakers';
import { DeliveryEvents } from './delivery/delivery-events';
import { DeliveryLog } from './delivery/delivery-log';
import { DeliveryStatistics } from './delivery/delivery-statistics';
import { MessageLookup } from './delivery/message-lookup';
import { VendorSelector } from './delivery/vendor-selector';
import { DeliveryDays } from './funnel/delivery-days.sql-store';
import { DeliveryFunnel } from './funnel/delivery-funnel';
import { NotificationService } from './notification.service';
import { Conversions } from './outbox/conversions';
import { DeliveryFailures } from './outbox/delivery-failures';
import { OutboxSerializer } from './outbox/outbox-serializer';
import { OutboxWriter } from './outbox/outbox-writer';
import { OutboxStore } from './outbox/outbox.store';
import { TypeormOutboxStore } from './outbox/typeorm-outbox.store';
import { ReceiptService } from './receipts/receipt.service';
import { ReceiptStore } from './receipts/receipt.store';
import { TypeormReceiptStore } from './receipts/typeorm-receipt.store';
import { SpendCap } from './spend/spend-cap';
import { SpendStore } from './spend/spend.sql-store';
import { VendorsModule } from './vendors/vendors.module';

/**
 * Nest module of outbox and vendors. WorkerModule delivers the messages, ReceiptsModule accepts the vendors' delivery
 * receipts.
 */
@Module({
  imports: [VendorsModule, EventsModule],
  providers: [
    Breakers,
    Conversions,
    DeliveryDays,
    DeliveryEvents,
    DeliveryFailures,
    DeliveryFunnel,
    DeliveryLog,
    DeliveryStatistics,
    MessageLookup,
    NotificationService,
    OutboxSerializer,
    OutboxWriter,
    ReceiptService,
    SpendCap,
    SpendStore,
    { provide: OutboxStore, useClass: TypeormOutboxStore },
    { provide: ReceiptStore, useClass: TypeormReceiptStore },
    VendorSelector,
    sharedWakeUp(WakeUp, 'outbox'),
  ],
  exports: [
    ...[NotificationService, VendorsModule, DeliveryStatistics, MessageLookup, Breakers, ReceiptService, SpendCap],
    ...[
      DeliveryDays,
      DeliveryFunnel,
      DeliveryEvents,
      OutboxStore,
      OutboxSerializer,
      ReceiptStore,
      VendorSelector,
      WakeUp,
    ],
  ],
})
export class NotificationModule {
  constructor(
    maintenance: MaintenanceJobs,
    outbox: OutboxStore,
    receipts: ReceiptStore,
    spendCap: SpendCap,
    spend: SpendStore,
  ) {
    maintenance.add('messages that have ended', (limit) => outbox.purge(limit));
    maintenance.add('receipts that fit no message', (limit) => receipts.purge(limit));
    maintenance.add('spend of past days', () => spend.purge());
    maintenance.add('spend alarms', async () => {
      await spendCap.checkAlarms();
      return 0;
    });
  }
}
