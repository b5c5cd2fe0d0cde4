import { Injectable, Logger } from '@nestjs/common';
import { errorLabel, stackFrames } from '../../common';
import { DEAD_LETTER, type LeasedBatch, type LeasedRow, OutboxStore, type Settlement } from '../outbox/outbox.store';
import type { Channel, DeliveryOutcome, ReadyMessage } from '../vendors/channel';
import { DeliveryEvents } from './delivery-events';
import { MessageFactory } from './message-factory';
import { nextStep, type TryAgain } from './next-step';
import { acceptedSegments, VendorCaller } from './vendor-caller';
import { VendorSelector } from './vendor-selector';

/** One try of a leased message with one vendor. */
interface VendorTry {
  readonly row: LeasedRow;
  readonly message: ReadyMessage;
  readonly vendor: Channel;
  /** Vendors of the message in order of preference, computed once per try. */
  readonly order: readonly string[];
}

/**
 * Runs one try of a leased message: render it, select a vendor, call the vendor, then settle the row or postpone it.
 */
@Injectable()
export class Dispatcher {
  private readonly logger = new Logger(Dispatcher.name);

  constructor(
    private readonly outbox: OutboxStore,
    private readonly messages: MessageFactory,
    private readonly selector: VendorSelector,
    private readonly caller: VendorCaller,
    private readonly events: DeliveryEvents,
  ) {}

  /**
   * Runs one try. Rejects only when the outcome could not be stored: the lease runs out then, and the message is sent
   * once more.
   */
  async dispatch(row: LeasedRow): Promise<void> {
    const message = this.tryToCreate(row);
    if (message === 'unreadable') return this.settle(row, { state: 'failed', why: DEAD_LETTER.unreadable });
    if (message === 'decoy') return this.settle(row, { state: 'dropped' });
    const order = this.orderOf(row, message);
    const selection = this.selector.select(order, row);
    if (!selection) return this.settle(row, { state: 'failed', why: 'no provider is left' });
    return 'vendor' in selection
      ? this.deliver({ row, message, order, vendor: selection.vendor })
      : this.wait(row, selection.waitMs);
  }

  /** Publishes the end of messages that leasing ended without sending: expired ones, and poison messages. */
  reportUnsent({ expired, abandoned }: LeasedBatch): void {
    if (expired > 0) {
      this.logger.warn(`${expired} messages expired before they could be sent`);
      this.events.emit('delivery.ended', { state: 'expired', vendor: null, messages: expired });
    }
    for (const id of abandoned) this.logger.error(`message ${id} is parked: workers died while delivering it`);
    if (abandoned.length > 0)
      this.events.emit('delivery.ended', { state: 'dead-letter', vendor: null, messages: abandoned.length });
  }

  /** Gives up every call in flight: the fate of their messages is unknown, and recorded as such. */
  giveUp(): void {
    this.caller.giveUp();
  }

  private tryToCreate(row: LeasedRow): ReadyMessage | 'decoy' | 'unreadable' {
    try {
      return this.messages.create(row);
    } catch (error) {
      this.logger.error(`message ${row.id} is parked: ${errorLabel(error)}`, stackFrames(error));
      return 'unreadable';
    }
  }

  /**
   * Vendor order of the message. Its random key is the challenge, so that a second code gets the same order and starts
   * one vendor further.
   */
  private orderOf(row: LeasedRow, { content }: ReadyMessage): readonly string[] {
    const { challengeId, number } = row.code ?? { challengeId: row.id, number: 1 };
    return this.selector.order({ ...row, to: content.reveal().to }, challengeId, number);
  }

  /** Returns a message to the queue while no vendor may be called; the try is not counted. */
  private async wait(row: LeasedRow, delayMs: number): Promise<void> {
    const { attempts, boundTo, refusedBy } = row;
    await this.outbox.postpone(row, {
      ...{ delayMs, attempts: attempts - 1, boundTo, refusedBy, why: 'no provider works' },
    });
  }

  private async deliver(tried: VendorTry): Promise<void> {
    const { row, message, vendor, order } = tried;
    const { outcome, tookMs } = await this.caller.call(vendor, message, row.ageMs);
    if (outcome.result !== 'accepted')
      this.logger.warn(`${label(row)} try ${row.attempts} with ${vendor.name}: ${outcome.result} (${outcome.why})`);
    const rotation = this.selector.rotation(order, row, vendor.name);
    const step = nextStep(outcome, { ...row, kind: row.channel, vendor, rotation, tookMs });
    if (step.end === undefined) await this.postpone(tried, outcome, step);
    else await this.settle(row, { state: step.end, vendor: vendor.name, ...details(outcome, message) });
  }

  private async postpone({ row, vendor, order }: VendorTry, outcome: DeliveryOutcome, step: TryAgain): Promise<void> {
    const { attempts, boundTo, refusedBy } = step;
    const next = { id: row.id, attempts: attempts + 1, boundTo, refusedBy, lastVendor: vendor.name };
    const delayMs = this.selector.retryDelay(order, next, outcome.result);
    const why = outcome.result === 'accepted' ? '' : outcome.why;
    await this.outbox.postpone(row, { delayMs, attempts, boundTo, refusedBy, vendor: vendor.name, why });
  }

  private async settle(row: LeasedRow, end: Settlement): Promise<void> {
    const { state, vendor } = end;
    if (state === 'failed' || state === 'unknown')
      this.logger.warn(`${label(row)} with ${vendor ?? 'no provider'} ${state}: ${end.why ?? ''}`);
    if (await this.outbox.settle(row, end))
      this.events.emit('delivery.ended', { state, vendor: vendor ?? null, messages: 1 });
    else this.logger.warn(`message ${row.id}: its lease was lost before the outcome could be stored`);
  }
}

/** Name of a message in the log: its id, channel and reference, by which `messages:show` finds it. */
const label = ({ id, channel, reference }: LeasedRow): string => `message ${id} (${channel}, reference ${reference})`;

function details(
  outcome: DeliveryOutcome,
  message: ReadyMessage,
): Pick<Settlement, 'why' | 'vendorMessageId' | 'segments'> {
  if (outcome.result !== 'accepted') return { why: outcome.why };
  const { vendorMessageId } = outcome;
  const segments = acceptedSegments(outcome, message);
  return { ...(vendorMessageId !== undefined && { vendorMessageId }), ...(segments !== null && { segments }) };
}
