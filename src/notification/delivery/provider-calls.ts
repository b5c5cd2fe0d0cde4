import { Injectable } from '@nestjs/common';
import { Clock } from '../../common';
import type { Channel, DeliveryOutcome, ReadyMessage } from '../vendors/channel';
import { Breakers } from './breakers';
import { callProvider } from './call-provider';
import { DeliveryObserver } from './delivery-observer';

/** Makes the calls to providers, for whom breakers and counters learn how they went. */
@Injectable()
export class ProviderCalls {
  constructor(
    private readonly breakers: Breakers,
    private readonly observer: DeliveryObserver,
    private readonly clock: Clock,
  ) {}

  /** Hands a message, committed `ageMs` ago, to a provider that the router just chose. */
  async make(
    provider: Channel,
    message: ReadyMessage,
    ageMs: number,
  ): Promise<{ outcome: DeliveryOutcome; tookMs: number }> {
    const began = this.clock.monotonic();
    const ended = this.breakers.begin(provider.name, message.id);
    const outcome = await callProvider(provider, message);
    const tookMs = this.clock.monotonic() - began;
    ended(outcome);
    this.observer.tried({
      ...{ provider: provider.name, channel: message.channel, result: outcome.result },
      ...{ tookMs, sinceCommitMs: ageMs + tookMs, segments: segmentsOf(outcome, message) },
    });
    return { outcome, tookMs };
  }
}

/** What the provider did not count, we did. */
export const segmentsOf = (outcome: DeliveryOutcome, message: ReadyMessage): number | null =>
  outcome.result === 'accepted' ? (outcome.segments ?? message.segments) : null;
