import { Injectable } from '@nestjs/common';
import { Breaker, type BreakerState, type CallPermit, type CallResult, Clock } from '../../common';
import type { DeliveryOutcome } from '../vendors/channel';
import { Signals } from '../../redis';
import { DeliveryEvents } from './delivery-events';

/**
 * Minimum time in seconds for which a busy vendor is throttled: a `Retry-After: 0` would otherwise cause a loop of
 * calls.
 */
const MIN_THROTTLE_SECONDS = 1;

/** Longest throttling in milliseconds that another process can ask for. */
const MAX_SHARED_THROTTLE_MS = 600_000;

/** Minimum throttling in seconds that is reported to operators; shorter ones are frequent and harmless. */
const REPORTED_THROTTLE_SECONDS = 5;

/** Health of one vendor as seen by this process. */
export interface BreakerStatus {
  readonly vendor: string;
  readonly state: BreakerState;
  /** Milliseconds for which the vendor is still throttled. */
  readonly throttledMs: number;
}

/**
 * Circuit breakers of this process, one per vendor. That a vendor is busy is told to other processes, that it fails is not: the
 * fault may lie in the network of this process, which must not stop the others.
 */
@Injectable()
export class Breakers {
  private readonly byVendor = new Map<string, Breaker>();

  constructor(
    private readonly clock: Clock,
    private readonly events: DeliveryEvents,
    private readonly signals: Signals,
  ) {
    signals.on('busy-vendor', (text) => {
      this.throttle(text);
    });
  }

  /** Milliseconds until the vendor may be called with this message; 0 for now. */
  waitMs(vendor: string, message: string): number {
    return this.of(vendor).waitMs(message, this.clock.monotonic());
  }

  /**
   * Permits a call of a vendor; valid only when `waitMs` is 0. Returns the function that records the call's outcome.
   */
  begin(vendor: string, message: string): (outcome: DeliveryOutcome) => void {
    const breaker = this.of(vendor);
    const permit = breaker.begin(message);
    return (outcome) => {
      this.end(vendor, breaker, permit, outcome);
    };
  }

  /** Current breaker status of every vendor that was selected or called so far. */
  statuses(): readonly BreakerStatus[] {
    const now = this.clock.monotonic();
    return [...this.byVendor].map(([vendor, breaker]) => ({
      ...{ vendor, state: breaker.state(now), throttledMs: breaker.throttledMs(now) },
    }));
  }

  private end(vendor: string, breaker: Breaker, permit: CallPermit, outcome: DeliveryOutcome): void {
    const now = this.clock.monotonic();
    const before = { state: breaker.state(now), throttledMs: breaker.throttledMs(now) };
    breaker.end(permit, CALL_RESULTS[outcome.result], now, throttleMs(outcome));
    const state = breaker.state(now);
    if (state !== before.state) this.events.emit('delivery.breaker-changed', { vendor, state });
    const seconds = breaker.throttledMs(now) / 1_000;
    if (outcome.result === 'busy') this.signals.send('busy-vendor', `${vendor} ${String(throttleMs(outcome))}`);
    if (before.throttledMs === 0 && seconds > REPORTED_THROTTLE_SECONDS)
      this.events.emit('delivery.vendor-throttled', { vendor, seconds });
  }

  /** Throttles a vendor that told another process to wait: its limits are those of the account, not of a connection. */
  private throttle(signal: string): void {
    const [, vendor, ms] = /^([\w-]+) (\d{1,9})$/.exec(signal) ?? [];
    if (vendor === undefined) return;
    this.of(vendor).throttle(Math.min(Number(ms), MAX_SHARED_THROTTLE_MS), this.clock.monotonic());
  }

  private of(vendor: string): Breaker {
    const breaker = this.byVendor.get(vendor) ?? new Breaker();
    this.byVendor.set(vendor, breaker);
    return breaker;
  }
}

/** Breaker results of delivery outcomes. A vendor that refuses or defers a single message counts as healthy. */
const CALL_RESULTS: Readonly<Record<DeliveryOutcome['result'], CallResult>> = {
  ...{ accepted: 'good', refused: 'good', deferred: 'good' },
  ...{ failed: 'bad', unknown: 'bad', busy: 'busy', unsupported: 'none' },
};

const throttleMs = (outcome: DeliveryOutcome): number =>
  outcome.result === 'busy' ? Math.max(MIN_THROTTLE_SECONDS, outcome.retryAfterSeconds) * 1_000 : 0;
