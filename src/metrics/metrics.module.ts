import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { Registry } from 'prom-client';
import { DeliveryMetrics } from './delivery-metrics';
import { HttpMetrics } from './http-metrics';
import { MetricsController } from './metrics.controller';
import { MetricsAuthGuard } from './metrics-auth.guard';
import { MetricsPage } from './metrics.page';
import { OutboxMetrics } from './outbox-metrics';
import { VendorMetrics } from './vendor-metrics';
import type { MetricsOptions } from './metrics.options';

/** Prometheus metrics of HTTP, delivery, vendors and the process. */
@Module({})
export class MetricsModule {
  static forRoot({ metrics }: MetricsOptions): DynamicModule {
    return {
      module: MetricsModule,
      controllers: metrics === 'off' ? [] : [MetricsController],
      providers: [
        ...measures,
        {
          provide: MetricsAuthGuard,
          useValue: new MetricsAuthGuard(typeof metrics === 'object' ? metrics.token : undefined),
        },
      ],
    };
  }
}

const measures: Provider[] = [
  { provide: Registry, useFactory: () => new Registry() },
  HttpMetrics,
  DeliveryMetrics,
  VendorMetrics,
  OutboxMetrics,
  MetricsPage,
];
