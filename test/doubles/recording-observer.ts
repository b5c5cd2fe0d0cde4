import { DeliveryObserver, type Try } from '../../src/notification/outbox/delivery-observer';
import type { BreakerState } from '../../src/notification/routing/breaker';

/** Keeps what it is told. */
export class RecordingObserver extends DeliveryObserver {
  readonly tries: Try[] = [];
  readonly turns: (readonly [provider: string, state: BreakerState])[] = [];

  tried(made: Try): void {
    this.tries.push(made);
  }

  breakerTurned(provider: string, state: BreakerState): void {
    this.turns.push([provider, state]);
  }
}
