import { Injectable } from '@nestjs/common';
import { Clock } from '../../common';
import type { DeliveryOutcome } from '../vendors/channel';
import { DeliveryObserver } from './delivery-observer';
import { Breaker, type BreakerState, type Passage, type Verdict } from './breaker';

/** A provider that is busy and asks for no rest would be asked again at once, and again. */
const SHORTEST_REST_SECONDS = 1;

/** A rest that operators have to know of; shorter ones come and go. */
const LONG_REST_SECONDS = 5;

/** How a provider stands with this process. */
export interface Standing {
  readonly provider: string;
  readonly state: BreakerState;
  /** How long it is still left alone because it has too much to do. */
  readonly restMs: number;
}

/** The breakers of this process, one for each provider. */
@Injectable()
export class Breakers {
  private readonly byName = new Map<string, Breaker>();

  constructor(
    private readonly clock: Clock,
    private readonly observer: DeliveryObserver,
  ) {}

  /** Milliseconds until the provider may be called with this message; 0 for now. */
  waitMs(provider: string, message: string): number {
    return this.of(provider).waitMs(message, this.clock.monotonic());
  }

  /** Lets through a call that `waitMs` admits; call what it answers with the outcome. */
  begin(provider: string, message: string): (outcome: DeliveryOutcome) => void {
    const breaker = this.of(provider);
    const passage = breaker.begin(message);
    return (outcome) => {
      this.end(provider, breaker, passage, outcome);
    };
  }

  /** The providers that were asked for so far, as they stand now. */
  standings(): readonly Standing[] {
    const now = this.clock.monotonic();
    return [...this.byName].map(([provider, breaker]) => ({
      ...{ provider, state: breaker.state(now), restMs: breaker.restMs(now) },
    }));
  }

  private end(provider: string, breaker: Breaker, passage: Passage, outcome: DeliveryOutcome): void {
    const now = this.clock.monotonic();
    const before = { state: breaker.state(now), restMs: breaker.restMs(now) };
    breaker.end(passage, VERDICTS[outcome.result], now, restMs(outcome));
    const state = breaker.state(now);
    if (state !== before.state) this.observer.breakerTurned(provider, state);
    const seconds = breaker.restMs(now) / 1_000;
    if (before.restMs === 0 && seconds > LONG_REST_SECONDS) this.observer.restBegan(provider, seconds);
  }

  private of(provider: string): Breaker {
    const breaker = this.byName.get(provider) ?? new Breaker();
    this.byName.set(provider, breaker);
    return breaker;
  }
}

/** A provider that says no to one message works well. */
const VERDICTS: Readonly<Record<DeliveryOutcome['result'], Verdict>> = {
  ...{ accepted: 'good', refused: 'good', deferred: 'good' },
  ...{ failed: 'bad', unknown: 'bad', busy: 'busy', unfit: 'none' },
};

const restMs = (outcome: DeliveryOutcome): number =>
  outcome.result === 'busy' ? Math.max(SHORTEST_REST_SECONDS, outcome.retryAfterSeconds) * 1_000 : 0;
