import { Injectable, Logger } from '@nestjs/common';
import { errorLabel, Random, Secret, stackFrames } from '../../common';
import { OutboxSerializer } from '../outbox/outbox-serializer';
import { DEAD_LETTER, type LeasedRow, OutboxStore, type Settlement } from '../outbox/outbox.store';
import { TemplateRenderer } from '../templates/template-renderer';
import type { Channel, DeliveryOutcome, ReadyMessage } from '../vendors/channel';
import { DeliveryEvents } from './delivery-events';
import { nextStep, type TryAgain } from './next-step';
import { deferralDelay, retryDelay } from './retry-delay';
import { acceptedSegments, VendorCaller } from './vendor-caller';
import { VendorSelector } from './vendor-selector';

/** One try of a leased message with one vendor. */
interface VendorTry {
  readonly row: LeasedRow;
  readonly message: ReadyMessage;
  readonly vendor: Channel;
  /** The message's vendors in order, computed once for this try. */
  readonly order: readonly string[];
}

/** Takes a leased message through one try: render, select a vendor, call it, settle or postpone the row. */
@Injectable()
export class Dispatcher {
  private readonly logger = new Logger(Dispatcher.name);

  constructor(
    private readonly outbox: OutboxStore,
    private readonly serializer: OutboxSerializer,
    private readonly renderer: TemplateRenderer,
    private readonly selector: VendorSelector,
    private readonly caller: VendorCaller,
    private readonly events: DeliveryEvents,
    private readonly random: Random,
  ) {}

  /** Rejects only when the outcome could not be stored: the lease runs out then, and the message is sent once more. */
  async dispatch(row: LeasedRow): Promise<void> {
    const message = this.tryToRender(row);
    if (message === 'unreadable') return this.settle(row, { state: 'failed', why: DEAD_LETTER.unreadable });
    if (message === 'decoy') return this.settle(row, { state: 'dropped' });
    const { to } = message.content.reveal();
    /* The key is the challenge, so that a second code finds the same order and starts one vendor further. */
    const order = this.selector.order({ ...row, to }, row.code?.challengeId ?? row.id, row.code?.number ?? 1);
    const selection = this.selector.select(order, row);
    if (!selection) return this.settle(row, { state: 'failed', why: 'no provider is left' });
    if ('vendor' in selection) return this.deliver({ row, message, order, vendor: selection.vendor });
    const { attempts, boundTo, refusedBy } = row;
    await this.outbox.postpone(row, {
      ...{ delayMs: selection.waitMs, attempts: attempts - 1, boundTo, refusedBy, why: 'no provider works' },
    });
  }

  private tryToRender(row: LeasedRow): ReadyMessage | 'decoy' | 'unreadable' {
    try {
      return this.render(row);
    } catch (error) {
      this.logger.error(`message ${row.id} is parked: ${errorLabel(error)}`, stackFrames(error));
      return 'unreadable';
    }
  }

  /** Decoys are rendered too, so that they cost the same work. Throws when no later try could read or render the row. */
  private render(row: LeasedRow): ReadyMessage | 'decoy' {
    const { decoy, to, code, link, minutes: lifetime } = this.serializer.deserialize(row).reveal();
    const minutes = minutesLeft(lifetime, row.ageMs);
    const { id, app, channel, template, locale, reference } = row;
    const { segments, ...rendered } = this.renderer.render(row, { reference, code, link, minutes });
    if (decoy) return 'decoy';
    const content = new Secret({ to, code, link, minutes, ...rendered });
    const secondsLeft = Math.max(1, Math.floor(row.leftMs / 1000));
    return { id, app, channel, template, locale, reference, segments, secondsLeft, content };
  }

  private async deliver(attempt: VendorTry): Promise<void> {
    const { row, message, vendor, order } = attempt;
    const { outcome, tookMs } = await this.caller.call(vendor, message, row.ageMs);
    const rotation = this.selector.rotation(order, row, vendor.name);
    const step = nextStep(outcome, { ...row, kind: row.channel, vendor, rotation, tookMs });
    if (step.end === undefined) await this.postpone(attempt, outcome, step);
    else await this.settle(row, { state: step.end, vendor: vendor.name, ...details(outcome, message) });
  }

  private async postpone(attempt: VendorTry, outcome: DeliveryOutcome, step: TryAgain): Promise<void> {
    const { attempts, boundTo, refusedBy } = step;
    const delayMs = this.delayMs(attempt, outcome, step);
    const why = outcome.result === 'accepted' ? '' : outcome.why;
    await this.outbox.postpone(attempt.row, {
      ...{ delayMs, attempts, boundTo, refusedBy, vendor: attempt.vendor.name, why },
    });
  }

  /** Milliseconds until the next try; 0 when another vendor takes over, which need not wait for this one. */
  private delayMs({ row, vendor, order }: VendorTry, { result }: DeliveryOutcome, step: TryAgain): number {
    const next = { ...step, id: row.id, attempts: step.attempts + 1, lastVendor: vendor.name };
    const triesMade = Math.max(1, step.attempts);
    if (result === 'deferred')
      return Math.min(this.selector.waitForLater(order, next, vendor.name), deferralDelay(triesMade, this.random));
    const selection = this.selector.select(order, next);
    const isOther = selection !== undefined && 'vendor' in selection && selection.vendor.name !== vendor.name;
    return isOther ? 0 : retryDelay(triesMade, this.random);
  }

  private async settle(row: LeasedRow, end: Settlement): Promise<void> {
    const { state, vendor } = end;
    if (state === 'failed' || state === 'unknown')
      this.logger.warn(`message ${row.id} (${row.channel}, ${vendor ?? 'no provider'}) ${state}: ${end.why ?? ''}`);
    if (await this.outbox.settle(row, end))
      this.events.emit('delivery.ended', { state, vendor: vendor ?? null, messages: 1 });
    else this.logger.warn(`message ${row.id}: the lease was lost before its end`);
  }
}

/** Minutes for which code or link are still good, rounded; at least 1. */
const minutesLeft = (lifetime: number, ageMs: number): number => Math.max(1, Math.round(lifetime - ageMs / 60_000));

function details(
  outcome: DeliveryOutcome,
  message: ReadyMessage,
): Pick<Settlement, 'why' | 'vendorMessageId' | 'segments'> {
  if (outcome.result !== 'accepted') return { why: outcome.why };
  const { vendorMessageId } = outcome;
  const segments = acceptedSegments(outcome, message);
  return { ...(vendorMessageId !== undefined && { vendorMessageId }), ...(segments !== null && { segments }) };
}
