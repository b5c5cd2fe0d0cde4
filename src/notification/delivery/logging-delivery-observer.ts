import { Logger } from '@nestjs/common';
import type { BreakerState } from './breaker';
import { DeliveryObserver } from './delivery-observer';

/** Logs what an operator has to know at once: a provider that is given up or left alone, and one that is back. */
export class LoggingDeliveryObserver extends DeliveryObserver {
  private readonly logger = new Logger('Delivery');

  tried(): void {
    // Tries are for counters: their outcomes stand in the rows.
  }

  ended(): void {
    // The worker says more about each.
  }

  reported(): void {
    // Reports stand in the rows, too.
  }

  breakerTurned(provider: string, state: BreakerState): void {
    if (state === 'open') this.logger.error(`the provider ${provider} does not work: others get its messages`);
    else this.logger.log(`the provider ${provider} is ${state === 'closed' ? 'back' : 'probed'}`);
  }

  restBegan(provider: string, seconds: number): void {
    this.logger.warn(`the provider ${provider} is too busy: others get its messages for ${seconds} seconds`);
  }
}
