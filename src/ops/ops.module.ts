import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { Registry } from 'prom-client';
import { DeliveryObservers } from '../notification';
import { HealthController } from './health.controller';
import { DeliveryMetrics } from './metrics/delivery-metrics';
import { HttpMetrics } from './metrics/http-metrics';
import { MetricsController } from './metrics/metrics.controller';
import { MetricsDoor } from './metrics/metrics.door';
import { MetricsPage } from './metrics/metrics.page';
import { OutboxMetrics } from './metrics/outbox-metrics';
import { ProviderMetrics } from './metrics/provider-metrics';
import type { OpsOptions } from './ops.options';
import { Readiness } from './readiness';

/** What operators and their tools ask. */
@Module({})
export class OpsModule {
  constructor(observers: DeliveryObservers, delivery: DeliveryMetrics) {
    observers.join(delivery);
  }

  static forRoot({ metrics }: OpsOptions): DynamicModule {
    return {
      module: OpsModule,
      controllers: [HealthController, ...(metrics === 'off' ? [] : [MetricsController])],
      providers: [
        Readiness,
        ...measures,
        { provide: MetricsDoor, useValue: new MetricsDoor(typeof metrics === 'object' ? metrics.token : undefined) },
      ],
    };
  }
}

const measures: Provider[] = [
  { provide: Registry, useFactory: () => new Registry() },
  HttpMetrics,
  DeliveryMetrics,
  ProviderMetrics,
  OutboxMetrics,
  MetricsPage,
];
