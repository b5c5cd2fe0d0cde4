import { Module } from '@nestjs/common';
import { Random } from '../../common';
import { Dispatcher } from '../delivery/dispatcher';
import { ProviderCalls } from '../delivery/provider-calls';
import { NotificationOptions } from '../notification.config';
import { NotificationModule } from '../notification.module';
import { AppTemplates } from '../templates/app-templates';
import { Renderer } from '../templates/renderer';
import { MessageWriter } from './message-writer';
import { OutboxSerializer } from './outbox-serializer';
import { OutboxStore } from './outbox.store';
import { OutboxWorker } from './outbox-worker';
import { WakeUp } from './wake-up';

/** Worker that delivers the messages of the outbox. */
@Module({
  imports: [NotificationModule],
  providers: [
    {
      provide: MessageWriter,
      useFactory: (serializer: OutboxSerializer, templates: AppTemplates, { publicUrl }: NotificationOptions) =>
        new MessageWriter(serializer, new Renderer(templates, publicUrl)),
      inject: [OutboxSerializer, AppTemplates, NotificationOptions],
    },
    ProviderCalls,
    Dispatcher,
    {
      provide: OutboxWorker,
      useFactory: (
        outbox: OutboxStore,
        dispatcher: Dispatcher,
        wakeUp: WakeUp,
        random: Random,
        options: NotificationOptions,
      ) => new OutboxWorker(outbox, dispatcher, wakeUp, random, options),
      inject: [OutboxStore, Dispatcher, WakeUp, Random, NotificationOptions],
    },
  ],
})
export class WorkerModule {}
