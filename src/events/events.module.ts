import { Module } from '@nestjs/common';
import { MaintenanceJobs } from '../common';
import { sharedWakeUp } from '../redis';
import { EventLog } from './event-log';
import { EventRecorder } from './event-recorder';
import { EventStore } from './event.sql-store';
import { EventTargets } from './event-targets';
import { EventWakeUp } from './event-wake-up';

/** Nest module of the events for the owner's software. EventWorkerModule tells them. */
@Module({
  providers: [EventLog, EventRecorder, EventStore, EventTargets, sharedWakeUp(EventWakeUp, 'events')],
  exports: [EventLog, EventRecorder, EventStore, EventTargets, EventWakeUp],
})
export class EventsModule {
  constructor(maintenance: MaintenanceJobs, log: EventLog) {
    maintenance.add('events that have ended', (limit) => log.purge(limit));
  }
}
