import { Injectable } from '@nestjs/common';
import { Registry } from 'prom-client';
import { OutboxMetrics } from './outbox-metrics';
import { processMetrics } from './process-metrics';
import { VendorMetrics } from './vendor-metrics';

/** All metrics in the text format of Prometheus. */
@Injectable()
export class MetricsPage {
  constructor(
    private readonly registry: Registry,
    private readonly vendors: VendorMetrics,
    private readonly outbox: OutboxMetrics,
  ) {}

  async text(): Promise<string> {
    this.vendors.refresh();
    await this.outbox.refresh();
    return [await this.registry.metrics(), await processMetrics().metrics()].join('\n');
  }
}
