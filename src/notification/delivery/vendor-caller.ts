import { Injectable, Logger, Optional } from '@nestjs/common';
import { Clock, errorLabel, type SpanAttributes, stackFrames, traced, Tracer, withTimeout } from '../../common';
import type { Channel, DeliveryOutcome, ReadyMessage } from '../vendors/channel';
import { Breakers } from './breakers';
import { DeliveryEvents } from './delivery-events';

/** Outcome of one call of a vendor, with its duration. */
export interface VendorCall {
  readonly outcome: DeliveryOutcome;
  readonly tookMs: number;
}

/** Calls vendors, and reports every call to the vendor's breaker and to the delivery events. */
@Injectable()
export class VendorCaller {
  private readonly inFlight = new Set<AbortController>();

  constructor(
    private readonly breakers: Breakers,
    private readonly events: DeliveryEvents,
    private readonly clock: Clock,
    @Optional() private readonly tracer?: Tracer,
  ) {}

  /** Sends a message, committed `ageMs` ago, through a vendor whose breaker permits the call. Never rejects. */
  async call(vendor: Channel, message: ReadyMessage, ageMs: number): Promise<VendorCall> {
    const startedAt = this.clock.monotonic();
    const recordOutcome = this.breakers.begin(vendor.name, message.id);
    const outcome = await this.callInFlight(vendor, message);
    const tookMs = this.clock.monotonic() - startedAt;
    recordOutcome(outcome);
    this.events.emit('delivery.tried', {
      ...{ vendor: vendor.name, channel: message.channel, result: outcome.result },
      ...{ tookMs, sinceCommitMs: ageMs + tookMs, segments: acceptedSegments(outcome, message) },
    });
    return { outcome, tookMs };
  }

  /** Aborts every call in flight, as its time limit would. */
  giveUp(): void {
    for (const call of this.inFlight) call.abort();
  }

  private async callInFlight(vendor: Channel, message: ReadyMessage): Promise<DeliveryOutcome> {
    const call = new AbortController();
    this.inFlight.add(call);
    const attributes = { 'regain.vendor': vendor.name, 'regain.channel': message.channel };
    const outcome = await traced(
      this.tracer,
      { kind: 'client', name: `send ${message.channel}`, attributes },
      () => callVendor(vendor, message, call.signal),
      describeOutcome,
    );
    this.inFlight.delete(call);
    return outcome;
  }
}

/** Result of a call as attributes of its span. The vendor's words are left out: they may repeat the message. */
const describeOutcome = ({ result }: DeliveryOutcome): SpanAttributes => ({
  'regain.outcome': result,
  ...(result !== 'accepted' && { 'error.type': result }),
});

/**
 * Billed SMS segments of an accepted message: the vendor's count if it reports one, else our own; null for everything
 * else.
 */
export const acceptedSegments = (outcome: DeliveryOutcome, message: ReadyMessage): number | null =>
  outcome.result === 'accepted' ? (outcome.segments ?? message.segments) : null;

/** Extra time in milliseconds for a channel that ignores the abort signal, since its message may be on its way. */
const GRACE_MS = 1_000;

const logger = new Logger('Channel');

/**
 * Hands a message over, and always returns an outcome soon after the channel's `timeoutMs`. `giveUp` ends the call sooner.
 * Never rejects.
 */
export function callVendor(
  channel: Channel,
  message: ReadyMessage,
  giveUp = new AbortController().signal,
): Promise<DeliveryOutcome> {
  const signal = AbortSignal.any([AbortSignal.timeout(channel.timeoutMs), giveUp]);
  return withTimeout(deliver(channel, message, signal), channel.timeoutMs + GRACE_MS, () => ({
    result: 'unknown',
    why: 'timeout',
  }));
}

/** An exception is a bug of the channel; the message may have been sent before it was thrown. */
async function deliver(channel: Channel, message: ReadyMessage, signal: AbortSignal): Promise<DeliveryOutcome> {
  try {
    return await channel.deliver(message, signal);
  } catch (error) {
    logger.error(`${channel.name} threw ${errorLabel(error)} on message ${message.id}`, stackFrames(error));
    return { result: 'unknown', why: errorLabel(error) };
  }
}
