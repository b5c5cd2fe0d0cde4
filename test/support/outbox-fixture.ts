import { NotificationService } from '../../src/notification/notification.service';
import { Dispatcher } from '../../src/notification/delivery/dispatcher';
import { OutboxWorker } from '../../src/notification/outbox/outbox-worker';
import { OutboxWriter } from '../../src/notification/outbox/outbox-writer';
import { OutboxSerializer } from '../../src/notification/outbox/outbox-serializer';
import { VendorCaller } from '../../src/notification/delivery/vendor-caller';
import { WakeUp } from '../../src/common';
import { MessageFactory } from '../../src/notification/delivery/message-factory';
import { Breakers } from '../../src/notification/delivery/breakers';
import type { DeliveryRule } from '../../src/notification/delivery/delivery-rule';
import { VendorSelector } from '../../src/notification/delivery/vendor-selector';
import { AppTemplates } from '../../src/notification/templates/app-templates';
import { TemplateRenderer } from '../../src/notification/templates/template-renderer';
import { CountedRandom } from '../doubles/counted-random';
import { FixedClock } from '../doubles/fixed-clock';
import { ImmediateUnitOfWork } from '../doubles/immediate-unit-of-work';
import { InMemoryOutboxStore, type StoredRow } from '../doubles/in-memory-outbox.store';
import { noSignals } from '../doubles/no-redis';
import { PlainKeyRing } from '../doubles/plain-key-ring';
import { type RecordingChannel, vendorsOf } from '../doubles/recording-channel';
import { RecordedEvents } from '../doubles/recorded-events';
import { eventually } from './eventually';

export interface OutboxFixtureOptions {
  readonly batch?: number;
  readonly pollMs?: number;
}

const rulesFor = (channels: readonly RecordingChannel[]): readonly DeliveryRule[] => {
  const providers = channels.map(({ name }) => ({ name }));
  return [
    { channel: 'sms', providers },
    { channel: 'email', providers },
  ];
};

/** Prices of a country list without any. */
const FREE = { capPerDay: 0, costOf: () => 0, reportStop: () => undefined };

/** A worker with everything around it that is not a vendor or a database; it does not start by itself. */
export class OutboxFixture {
  readonly clock = new FixedClock();
  readonly store = new InMemoryOutboxStore(this.clock);
  readonly events = new RecordedEvents();
  readonly unitOfWork = new ImmediateUnitOfWork();
  readonly service: NotificationService;
  readonly worker: OutboxWorker;

  constructor(channels: readonly RecordingChannel[], options: OutboxFixtureOptions = {}) {
    const random = new CountedRandom();
    const serializer = new OutboxSerializer(new PlainKeyRing(), this.clock, random);
    const writer = new OutboxWriter(this.store, serializer, FREE);
    const wakeUp = new WakeUp();
    const breakers = new Breakers(this.clock, this.events, noSignals());
    const routing = { routes: rulesFor(channels), channels: { sms: [], email: [] }, tries: 3 };
    const selector = new VendorSelector(routing, vendorsOf(channels), breakers, random);
    const renderer = new TemplateRenderer(new AppTemplates(), 'https://id.example.com:8443');
    const messages = new MessageFactory(serializer, renderer);
    const caller = new VendorCaller(breakers, this.events, this.clock);
    const dispatcher = new Dispatcher(this.store, messages, selector, caller, this.events);
    const worker = { batch: 10, pollMs: 3_600_000, leaseSeconds: 30, ...options };
    this.service = new NotificationService(writer, this.unitOfWork, wakeUp, selector);
    this.worker = new OutboxWorker(this.store, dispatcher, wakeUp, random, worker);
  }

  ids(): string[] {
    return this.store.ids();
  }

  /** Waits, while time goes by, for the end of the oldest message. */
  async end(): Promise<StoredRow> {
    const [id = ''] = this.ids();
    return eventually(() => {
      this.clock.advance(100);
      const row = this.store.find(id);
      return row?.payload === null && row;
    });
  }
}
