import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { DestinationLimiter } from '../otp';

/** Gauge of the countries and number prefixes whose codes are held back, as this process last read them. */
@Injectable()
export class DestinationMetrics {
  constructor(destinations: DestinationLimiter, registry: Registry) {
    new Gauge({
      ...{ name: 'regain_destinations_held_back', labelNames: ['kind'], registers: [registry] },
      help: 'Countries and number prefixes to which many codes are sent and few are entered.',
      collect() {
        for (const [kind, count] of Object.entries(destinations.heldBack)) this.set({ kind }, count);
      },
    });
  }
}
