import { Injectable, Logger } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { type ChannelKind, errorLabel, stackFrames } from '../../common';
import type { FinalState } from '../outbox/outbox.store';
import type { Receipt } from '../receipts/receipt-parser';
import type { ReceiptResult } from '../receipts/receipt.store';
import type { DeliveryOutcome } from '../vendors/channel';
import type { BreakerState } from './breaker';

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

/** Messages that reached a final state. */
export interface MessagesEnded {
  /** `dead-letter`: failed as a poison message, one over which workers died. */
  readonly state: FinalState | 'dead-letter';
  /** Null when no vendor was called. */
  readonly vendor: string | null;
  readonly messages: number;
}

/** A delivery receipt, or a call of the receipts endpoint that was turned down. */
export interface ReceiptReceived {
  readonly vendor: string;
  /** Null for a forged or unreadable call. */
  readonly status: Receipt['status'] | null;
  readonly result: ReceiptResult | 'forged' | 'unreadable';
}

/** Open: the vendor gets no messages; half-open: the next call is a probe; closed: it works again. */
export interface BreakerChanged {
  readonly vendor: string;
  readonly state: BreakerState;
}

/** The vendor is busy and gets no messages for more than a few seconds. */
export interface VendorThrottled {
  readonly vendor: string;
  readonly seconds: number;
}

/** Payload of each event by its name, as in `@OnEvent('delivery.tried' satisfies DeliveryEvent)`. */
export interface DeliveryEventPayloads {
  'delivery.tried': DeliveryTry;
  'delivery.ended': MessagesEnded;
  'delivery.receipt': ReceiptReceived;
  'delivery.breaker-changed': BreakerChanged;
  'delivery.vendor-throttled': VendorThrottled;
}

export type DeliveryEvent = keyof DeliveryEventPayloads;

/** Typed publisher of delivery events. Listeners run synchronously; one that throws is logged and costs no message. */
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
