import { Injectable, Logger } from '@nestjs/common';
import { Clock, errorLabel, stackFrames, withTimeout } from '../../common';
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
  constructor(
    private readonly breakers: Breakers,
    private readonly events: DeliveryEvents,
    private readonly clock: Clock,
  ) {}

  /** Sends a message, committed `ageMs` ago, through a vendor whose breaker permits the call. Never rejects. */
  async call(vendor: Channel, message: ReadyMessage, ageMs: number): Promise<VendorCall> {
    const startedAt = this.clock.monotonic();
    const recordOutcome = this.breakers.begin(vendor.name, message.id);
    const outcome = await callVendor(vendor, message);
    const tookMs = this.clock.monotonic() - startedAt;
    recordOutcome(outcome);
    this.events.emit('delivery.tried', {
      ...{ vendor: vendor.name, channel: message.channel, result: outcome.result },
      ...{ tookMs, sinceCommitMs: ageMs + tookMs, segments: acceptedSegments(outcome, message) },
    });
    return { outcome, tookMs };
  }
}

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
 * Delivers a message through a channel and returns an outcome soon after the channel's `timeoutMs` at the latest. Never
 * rejects.
 */
export function callVendor(channel: Channel, message: ReadyMessage): Promise<DeliveryOutcome> {
  return withTimeout(deliver(channel, message), channel.timeoutMs + GRACE_MS, () => ({
    result: 'unknown',
    why: 'timeout',
  }));
}

/**
 * Delivers a message and turns an exception, which is a bug of the channel, into the outcome `unknown`: the message may
 * have been sent before.
 */
async function deliver(channel: Channel, message: ReadyMessage): Promise<DeliveryOutcome> {
  try {
    return await channel.deliver(message, AbortSignal.timeout(channel.timeoutMs));
  } catch (error) {
    logger.error(`${channel.name} threw ${errorLabel(error)} on message ${message.id}`, stackFrames(error));
    return { result: 'unknown', why: errorLabel(error) };
  }
}
