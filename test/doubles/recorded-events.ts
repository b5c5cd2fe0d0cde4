import { EventEmitter2 } from '@nestjs/event-emitter';
import type { BreakerState } from '../../src/common';
import {
  type DeliveryEvent,
  type DeliveryEventPayloads,
  DeliveryEvents,
  type DeliveryTry,
  type MessagesEnded,
  type ReceiptReceived,
} from '../../src/notification/delivery/delivery-events';

/** Delivery events, and lists of those that were emitted. */
export class RecordedEvents extends DeliveryEvents {
  readonly tries: DeliveryTry[] = [];
  readonly endings: MessagesEnded[] = [];
  readonly receipts: ReceiptReceived[] = [];
  readonly breakerChanges: (readonly [vendor: string, state: BreakerState])[] = [];
  readonly throttlings: (readonly [vendor: string, seconds: number])[] = [];

  constructor(emitter = new EventEmitter2()) {
    super(emitter);
    const on = <E extends DeliveryEvent>(event: E, listener: (payload: DeliveryEventPayloads[E]) => void) =>
      emitter.on(event, listener);
    on('delivery.tried', (event) => this.tries.push(event));
    on('delivery.ended', (event) => this.endings.push(event));
    on('delivery.receipt', (event) => this.receipts.push(event));
    on('delivery.breaker-changed', ({ vendor, state }) => this.breakerChanges.push([vendor, state]));
    on('delivery.vendor-throttled', ({ vendor, seconds }) => this.throttlings.push([vendor, seconds]));
  }
}
