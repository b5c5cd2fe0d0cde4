import { Module } from '@nestjs/common';
import { MaintenanceJobs } from '../common';
import { Breakers } from './delivery/breakers';
import { DeliveryEvents } from './delivery/delivery-events';
import { DeliveryLog } from './delivery/delivery-log';
import { DeliveryStatistics } from './delivery/delivery-statistics';
import { VendorSelector } from './delivery/vendor-selector';
import { NotificationService } from './notification.service';
import { OutboxSerializer } from './outbox/outbox-serializer';
import { OutboxStore } from './outbox/outbox.store';
import { TypeormOutboxStore } from './outbox/typeorm-outbox.store';
import { WakeUp } from './outbox/wake-up';
import { ReceiptStore } from './receipts/receipt.store';
import { TypeormReceiptStore } from './receipts/typeorm-receipt.store';
import { VendorsModule } from './vendors/vendors.module';

/**
 * Nest module of outbox and vendors. WorkerModule delivers the messages, ReceiptsModule accepts the vendors' delivery
 * receipts.
 */
@Module({
  imports: [VendorsModule],
  providers: [
    Breakers,
    DeliveryEvents,
    DeliveryLog,
    DeliveryStatistics,
    NotificationService,
    OutboxSerializer,
    { provide: OutboxStore, useClass: TypeormOutboxStore },
    { provide: ReceiptStore, useClass: TypeormReceiptStore },
    VendorSelector,
    WakeUp,
  ],
  exports: [
    ...[NotificationService, VendorsModule, DeliveryStatistics, Breakers],
    ...[DeliveryEvents, OutboxStore, OutboxSerializer, ReceiptStore, VendorSelector, WakeUp],
  ],
})
export class NotificationModule {
  constructor(maintenance: MaintenanceJobs, outbox: OutboxStore, receipts: ReceiptStore) {
    maintenance.add('messages that have ended', (limit) => outbox.purge(limit));
    maintenance.add('receipts that fit no message', (limit) => receipts.purge(limit));
  }
}
