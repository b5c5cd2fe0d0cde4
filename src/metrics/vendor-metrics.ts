import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { Breakers } from '../notification';

/** Gauges of the vendors' health in this process, computed at every scrape because they change with time alone. */
@Injectable()
export class VendorMetrics {
  private readonly breakerOpen: Gauge<'provider'>;
  private readonly throttledSeconds: Gauge<'provider'>;

  constructor(
    private readonly breakers: Breakers,
    registry: Registry,
  ) {
    const registers = [registry];
    this.breakerOpen = new Gauge({
      ...{ name: 'regain_delivery_breaker_open', labelNames: ['provider'], registers },
      help: '1 while this process gives a provider nothing because it does not work.',
    });
    this.throttledSeconds = new Gauge({
      ...{ name: 'regain_delivery_rest_seconds', labelNames: ['provider'], registers },
      help: 'How long this process still gives a provider nothing because it has too much to do.',
    });
  }

  refresh(): void {
    for (const { vendor, state, throttledMs } of this.breakers.statuses()) {
      this.breakerOpen.set({ provider: vendor }, state === 'open' ? 1 : 0);
      this.throttledSeconds.set({ provider: vendor }, throttledMs / 1000);
    }
  }
}
