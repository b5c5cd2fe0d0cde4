import { Injectable } from '@nestjs/common';
import { Registry } from 'prom-client';
import { OutboxMetrics } from './outbox-metrics';
import { processMetrics } from './process-metrics';
import { VendorMetrics } from './vendor-metrics';

/** Everything that is measured, as Prometheus reads it. */
@Injectable()
export class MetricsPage {
  constructor(
    private readonly registry: Registry,
    private readonly providers: VendorMetrics,
    private readonly outbox: OutboxMetrics,
  ) {}

  async text(): Promise<string> {
    this.providers.refresh();
    await this.outbox.refresh();
    return [await this.registry.metrics(), await processMetrics().metrics()].join('\n');
  }
}
