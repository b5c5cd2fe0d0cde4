import { Injectable, Logger } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { type BreakerState, type ChannelKind, errorLabel, stackFrames } from '../../common';
import type { FinalState } from '../outbox/outbox.store';
import type { Receipt } from '../receipts/receipt-parser';
import type { ReceiptResult } from '../receipts/receipt.store';
import type { DeliveryOutcome } from '../vendors/channel';

/** One call of a vendor with one message. */
export interface DeliveryTry {
  readonly vendor: string;
  readonly channel: ChannelKind;
  readonly result: DeliveryOutcome['result'];
  readonly tookMs: number;
  /** Milliseconds from the commit of the message to the end of this try. */
  readonly sinceCommitMs: number;
  /** SMS segments that were accepted and will be billed; null for a mail and for a try that was not accepted. */
  readonly segments: number | null;
}

/** Event: messages reached a final state. */
export interface MessagesEnded {
  /**
   * Final state of the messages; `dead-letter` means failed as a poison message, during whose delivery workers died.
   */
  readonly state: FinalState | 'dead-letter';
  /** Vendor of the last call; null when no vendor was called. */
  readonly vendor: string | null;
  readonly messages: number;
}

/** Event: a delivery receipt arrived, or a call of the receipts endpoint was rejected. */
export interface ReceiptReceived {
  readonly vendor: string;
  /** Status that the receipt reports; null for a forged or unreadable call. */
  readonly status: Receipt['status'] | null;
  readonly result: ReceiptResult | 'forged' | 'unreadable';
}

/**
 * Event: the circuit breaker of a vendor changed. Open: the vendor gets no messages; half-open: the next call is a
 * probe; closed: it works again.
 */
export interface BreakerChanged {
  readonly vendor: string;
  readonly state: BreakerState;
}

/** Event: a vendor is busy and gets no messages for more than a few seconds. */
export interface VendorThrottled {
  readonly vendor: string;
  readonly seconds: number;
}

/** Payloads of the delivery events by event name, as in `@OnEvent('delivery.tried' satisfies DeliveryEvent)`. */
export interface DeliveryEventPayloads {
  'delivery.tried': DeliveryTry;
  'delivery.ended': MessagesEnded;
  'delivery.receipt': ReceiptReceived;
  'delivery.breaker-changed': BreakerChanged;
  'delivery.vendor-throttled': VendorThrottled;
}

export type DeliveryEvent = keyof DeliveryEventPayloads;

/**
 * Typed publisher of delivery events. Listeners run synchronously; an exception of a listener is logged and affects no
 * message.
 */
@Injectable()
export class DeliveryEvents {
  private readonly logger = new Logger(DeliveryEvents.name);

  constructor(private readonly emitter: EventEmitter2) {}

  emit<E extends DeliveryEvent>(event: E, payload: DeliveryEventPayloads[E]): void {
    try {
      this.emitter.emit(event, payload);
    } catch (error) {
      this.logger.error(`a listener of ${event} threw ${errorLabel(error)}`, stackFrames(error));
    }
  }
}
