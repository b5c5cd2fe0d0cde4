import { Logger } from '@nestjs/common';
import { RecordingObserver } from '../../../test/doubles/recording-observer';
import { DeliveryObserver } from './delivery-observer';
import { DeliveryObservers } from './delivery-observers';

/** A bug. */
class ThrowingObserver extends DeliveryObserver {
  tried(): void {
    throw new Error('to +8613812341234');
  }

  ended(): void {
    throw new Error('to +8613812341234');
  }

  reported(): void {
    throw new Error('to +8613812341234');
  }

  breakerTurned(): void {
    throw new Error('to +8613812341234');
  }

  restBegan(): void {
    throw new Error('to +8613812341234');
  }
}

describe('DeliveryObservers', () => {
  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  it('tell everybody everything, whatever one of them does', () => {
    const late = new RecordingObserver();
    const observers = new DeliveryObservers(new ThrowingObserver());
    observers.join(late);
    const made = { provider: 'webhook', channel: 'sms', result: 'accepted', tookMs: 7 } as const;
    const entire = { ...made, sinceCommitMs: 30, segments: 1 };
    observers.tried(entire);
    observers.ended({ state: 'expired', provider: null, messages: 3 });
    observers.reported({ provider: 'webhook', status: 'delivered', verdict: 'applied' });
    observers.breakerTurned('webhook', 'open');
    observers.restBegan('webhook', 60);
    expect(late).toMatchObject({
      ...{ tries: [entire], turns: [['webhook', 'open']], rests: [['webhook', 60]] },
      ...{ endings: [{ state: 'expired', provider: null, messages: 3 }] },
      ...{ reports: [{ provider: 'webhook', status: 'delivered', verdict: 'applied' }] },
    });
  });
});
