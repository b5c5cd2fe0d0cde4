import { Module } from '@nestjs/common';
import { MaintenanceJobs } from '../common';
import { NotificationOptions } from './notification.config';
import { EarlyReceipts } from './receipts/early-receipts';
import { TypeormDeliveryStatistics } from './outbox/typeorm-delivery-statistics';
import { TypeormOutboxStore } from './outbox/typeorm-outbox.store';
import { TypeormReceiptStore } from './receipts/typeorm-receipt.store';
import { ChannelsModule } from './vendors/vendors.module';
import { DeliveryStatistics } from './delivery/delivery-statistics';
import { NotificationService } from './notification.service';
import { DeliveryObserver } from './delivery/delivery-observer';
import { DeliveryObservers } from './delivery/delivery-observers';
import { LoggingDeliveryObserver } from './delivery/logging-delivery-observer';
import { ObservedOutboxStore } from './outbox/observed-outbox.store';
import { OutboxStore } from './outbox/outbox.store';
import { OutboxSerializer } from './outbox/outbox-serializer';
import { WakeUp } from './outbox/wake-up';
import { Providers } from './vendors/vendor-registry';
import { ReceiptStore } from './receipts/receipt.store';
import { Breakers } from './delivery/breakers';
import { standardRoutes } from './delivery/route';
import { Router } from './delivery/router';

/** Outbox, vendors, routing and receipts of messages. Delivery itself is WorkerModule's, reports are ReceiptsModule's. */
@Module({
  imports: [ChannelsModule],
  providers: [
    WakeUp,
    { provide: DeliveryObservers, useFactory: () => new DeliveryObservers(new LoggingDeliveryObserver()) },
    { provide: DeliveryObserver, useExisting: DeliveryObservers },
    { provide: DeliveryStatistics, useClass: TypeormDeliveryStatistics },
    EarlyReceipts,
    TypeormOutboxStore,
    {
      provide: OutboxStore,
      useFactory: (store: TypeormOutboxStore, observer: DeliveryObserver) => new ObservedOutboxStore(store, observer),
      inject: [TypeormOutboxStore, DeliveryObserver],
    },
    { provide: ReceiptStore, useClass: TypeormReceiptStore },
    Breakers,
    OutboxSerializer,
    NotificationService,
    {
      provide: Router,
      useFactory: ({ channels, routes, tries }: NotificationOptions, providers: Providers, breakers: Breakers) =>
        new Router([...routes, ...standardRoutes(channels)], providers.channels, breakers, tries),
      inject: [NotificationOptions, Providers, Breakers],
    },
  ],
  exports: [
    ...[NotificationService, ChannelsModule, DeliveryObserver, DeliveryObservers, DeliveryStatistics, Breakers],
    ...[OutboxStore, OutboxSerializer, ReceiptStore, Router, WakeUp],
  ],
})
export class NotificationModule {
  constructor(maintenance: MaintenanceJobs, outbox: OutboxStore, receipts: ReceiptStore) {
    maintenance.add('messages that have ended', (limit) => outbox.purge(limit));
    maintenance.add('receipts that fit no message', (limit) => receipts.purge(limit));
  }
}
