import { Injectable } from '@nestjs/common';
import { DAY_MS, Clock } from '../../common';
import { DEFAULT_CLIENT } from '../../config';
import { EventRecorder } from '../../events';
import type { DestinationCounts } from './destination';

/**
 * Tells the owner's software about abuse of codes that concerns all client applications: events of the default one, each once a
 * day (UTC) over all processes.
 */
@Injectable()
export class AbuseReports {
  constructor(
    private readonly events: EventRecorder,
    private readonly clock: Clock,
  ) {}

  /** Reports so many wrong codes within 24 hours. */
  wrongCodes(count: number): Promise<void> {
    return this.raise('wrong-codes', '', { wrongCodes: count });
  }

  /** Reports a destination of which hardly any code is entered. */
  pumping({ destination, sendsOfDay, enteredOfDay }: DestinationCounts): Promise<void> {
    return this.raise('sms-pumping', destination, { destination, sent: sendsOfDay, entered: enteredOfDay });
  }

  private raise(kind: string, about: string, details: Readonly<Record<string, string | number>>): Promise<void> {
    const day = Math.floor(this.clock.now() / DAY_MS);
    return this.events.recordOnce(`${kind} ${about} ${String(day)}`, {
      type: 'abuse.raised',
      app: DEFAULT_CLIENT,
      details: { kind, ...details },
    });
  }
}
