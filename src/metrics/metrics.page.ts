import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { EventMetrics } from './event-metrics';
import { OutboxMetrics } from './outbox-metrics';
import { VendorMetrics } from './vendor-metrics';

let registry: Registry | undefined;

/**
 * Registry of the metrics of this process: CPU, memory, event loop, garbage collection. Created once per process, by
 * the first call.
 */
function processMetrics(): Registry {
  if (registry === undefined) {
    registry = new Registry();
    collectDefaultMetrics({ register: registry });
  }
  return registry;
}

/** Page of all metrics in the text format of Prometheus. */
@Injectable()
export class MetricsPage {
  constructor(
    private readonly registry: Registry,
    private readonly vendors: VendorMetrics,
    private readonly outbox: OutboxMetrics,
    private readonly events: EventMetrics,
  ) {}

  async text(): Promise<string> {
    this.vendors.refresh();
    await this.outbox.refresh();
    await this.events.refresh();
    return [await this.registry.metrics(), await processMetrics().metrics()].join('\n');
  }
}
