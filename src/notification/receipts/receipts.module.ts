import { Module } from '@nestjs/common';
import { DeliveryObserver } from '../delivery/delivery-observer';
import { NotificationOptions } from '../notification.config';
import { NotificationModule } from '../notification.module';
import { Providers } from '../vendors/vendor-registry';
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
        providers: Providers,
        receipts: ReceiptStore,
        observer: DeliveryObserver,
        { publicUrl }: NotificationOptions,
      ) => new ReceiptService(providers, receipts, observer, publicUrl),
      inject: [Providers, ReceiptStore, DeliveryObserver, NotificationOptions],
    },
  ],
})
export class ReceiptsModule {}
