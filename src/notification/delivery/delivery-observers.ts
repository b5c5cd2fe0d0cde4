import { Logger } from '@nestjs/common';
import type { BreakerState } from './breaker';
import { DeliveryObserver, type Ending, type Report, type Try } from './delivery-observer';
import { errorLabel, stackFrames } from '../outbox/error-label';

/** Passes on to all who joined what it is told. One that throws is a bug, which must not cost a message. */
export class DeliveryObservers extends DeliveryObserver {
  private readonly logger = new Logger(DeliveryObservers.name);
  private readonly all: DeliveryObserver[];

  constructor(...first: readonly DeliveryObserver[]) {
    super();
    this.all = [...first];
  }

  join(observer: DeliveryObserver): void {
    this.all.push(observer);
  }

  tried(made: Try): void {
    this.tell((observer) => {
      observer.tried(made);
    });
  }

  ended(ending: Ending): void {
    this.tell((observer) => {
      observer.ended(ending);
    });
  }

  reported(report: Report): void {
    this.tell((observer) => {
      observer.reported(report);
    });
  }

  breakerTurned(provider: string, state: BreakerState): void {
    this.tell((observer) => {
      observer.breakerTurned(provider, state);
    });
  }

  restBegan(provider: string, seconds: number): void {
    this.tell((observer) => {
      observer.restBegan(provider, seconds);
    });
  }

  private tell(news: (observer: DeliveryObserver) => void): void {
    for (const observer of this.all) {
      try {
        news(observer);
      } catch (error) {
        this.logger.error(`an observer threw ${errorLabel(error)}`, stackFrames(error));
      }
    }
  }
}
