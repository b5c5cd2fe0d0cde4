export type { AccountEventType, EventAccount } from './event';
export { type EventCounts, EventLog } from './event-log';
export { EventRecorder } from './event-recorder';
export type { EventTarget } from './events.config';
export { EventTargets } from './event-targets';
export { EventWorkerModule } from './event-worker.module';
export { EventsModule } from './events.module';
