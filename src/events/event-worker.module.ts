import { Module } from '@nestjs/common';
import { EventSender } from './event-sender';
import { EventWorker } from './event-worker';
import { EventsModule } from './events.module';

/** Nest module of the worker that tells events to the owner's software. */
@Module({ imports: [EventsModule], providers: [EventSender, EventWorker] })
export class EventWorkerModule {}
