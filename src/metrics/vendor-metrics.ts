import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { Breakers } from '../notification';

/** Whom this process gives nothing, as it is at the moment that somebody asks. */
@Injectable()
export class VendorMetrics {
  private readonly open: Gauge<'provider'>;
  private readonly rest: Gauge<'provider'>;

  constructor(
    private readonly breakers: Breakers,
    registry: Registry,
  ) {
    const registers = [registry];
    this.open = new Gauge({
      ...{ name: 'regain_delivery_breaker_open', labelNames: ['provider'], registers },
      help: '1 while this process gives a provider nothing because it does not work.',
    });
    this.rest = new Gauge({
      ...{ name: 'regain_delivery_rest_seconds', labelNames: ['provider'], registers },
      help: 'How long this process still gives a provider nothing because it has too much to do.',
    });
  }

  refresh(): void {
    for (const { provider, state, throttledMs } of this.breakers.statuses()) {
      this.open.set({ provider }, state === 'open' ? 1 : 0);
      this.rest.set({ provider }, throttledMs / 1000);
    }
  }
}
