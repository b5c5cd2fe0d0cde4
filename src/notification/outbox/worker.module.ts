import { Module } from '@nestjs/common';
import { Dispatcher } from '../delivery/dispatcher';
import { MessageFactory } from '../delivery/message-factory';
import { VendorCaller } from '../delivery/vendor-caller';
import { NotificationModule } from '../notification.module';
import { OutboxWorker } from './outbox-worker';

/** Nest module of the worker that delivers the messages of the outbox. */
@Module({
  imports: [NotificationModule],
  providers: [OutboxWorker, Dispatcher, MessageFactory, VendorCaller],
})
export class WorkerModule {}
