import {
  DeliveryObserver,
  type Ending,
  type Report,
  type Try,
} from '../../src/notification/delivery/delivery-events';
import type { BreakerState } from '../../src/notification/delivery/breaker';

/** Keeps what it is told. */
export class RecordingObserver extends DeliveryObserver {
  readonly tries: Try[] = [];
  readonly endings: Ending[] = [];
  readonly reports: Report[] = [];
  readonly turns: (readonly [provider: string, state: BreakerState])[] = [];
  readonly rests: (readonly [provider: string, seconds: number])[] = [];

  tried(made: Try): void {
    this.tries.push(made);
  }

  ended(ending: Ending): void {
    this.endings.push(ending);
  }

  reported(report: Report): void {
    this.reports.push(report);
  }

  breakerTurned(provider: string, state: BreakerState): void {
    this.turns.push([provider, state]);
  }

  restBegan(provider: string, seconds: number): void {
    this.rests.push([provider, seconds]);
  }
}
