import { Module } from '@nestjs/common';
import { Random } from '../../common';
import { DeliveryEvents } from '../delivery/delivery-events';
import { Dispatcher } from '../delivery/dispatcher';
import { VendorCaller } from '../delivery/vendor-caller';
import { NotificationOptions } from '../notification.config';
import { NotificationModule } from '../notification.module';
import { OutboxStore } from './outbox.store';
import { OutboxWorker } from './outbox-worker';
import { WakeUp } from './wake-up';

/** Worker that delivers the messages of the outbox. */
@Module({
  imports: [NotificationModule],
  providers: [
    VendorCaller,
    Dispatcher,
    {
      provide: OutboxWorker,
      useFactory: (
        outbox: OutboxStore,
        dispatcher: Dispatcher,
        events: DeliveryEvents,
        wakeUp: WakeUp,
        random: Random,
        options: NotificationOptions,
      ) => new OutboxWorker(outbox, dispatcher, events, wakeUp, random, options),
      inject: [OutboxStore, Dispatcher, DeliveryEvents, WakeUp, Random, NotificationOptions],
    },
  ],
})
export class WorkerModule {}
