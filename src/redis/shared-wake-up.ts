import type { FactoryProvider, Type } from '@nestjs/common';
import { WakeUp } from '../common';
import { ServiceOptions } from '../config';
import { Signals, type SignalTopic } from './signals';

/** Wake-up of workers in other processes, for one that has none. */
class RemoteWakeUp extends WakeUp {
  constructor(
    private readonly signals: Signals,
    private readonly topic: SignalTopic,
  ) {
    super();
  }

  override ring(): void {
    this.signals.send(this.topic);
  }
}

/** Provider of the wake-up of a worker: of the one in this process, which signals of others ring too, or of those elsewhere. */
export const sharedWakeUp = (token: Type<WakeUp>, topic: SignalTopic): FactoryProvider<WakeUp> => ({
  provide: token,
  useFactory: ({ role }: ServiceOptions, signals: Signals) => {
    if (role === 'api') return new RemoteWakeUp(signals, topic);
    const wakeUp = new WakeUp();
    signals.on(topic, () => {
      wakeUp.ring();
    });
    return wakeUp;
  },
  inject: [ServiceOptions, Signals],
});
