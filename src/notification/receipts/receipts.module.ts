import { Module } from '@nestjs/common';
import { DeliveryEvents } from '../delivery/delivery-events';
import { NotificationOptions } from '../notification.config';
import { NotificationModule } from '../notification.module';
import { Vendors } from '../vendors/vendor.registry';
import { ReceiptService } from './receipt.service';
import { ReceiptStore } from './receipt.store';
import { ReceiptsController } from './receipts.controller';

/** Endpoint at which vendors report the delivery of messages. */
@Module({
  imports: [NotificationModule],
  controllers: [ReceiptsController],
  providers: [
    {
      provide: ReceiptService,
      useFactory: (
        vendors: Vendors,
        receipts: ReceiptStore,
        events: DeliveryEvents,
        { publicUrl }: NotificationOptions,
      ) => new ReceiptService(vendors, receipts, events, publicUrl),
      inject: [Vendors, ReceiptStore, DeliveryEvents, NotificationOptions],
    },
  ],
})
export class ReceiptsModule {}
