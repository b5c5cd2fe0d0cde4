import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { Registry } from 'prom-client';
import { DeliveryObservers } from '../notification';
import { DeliveryMetrics } from './delivery-metrics';
import { HttpMetrics } from './http-metrics';
import { MetricsController } from './metrics.controller';
import { MetricsPage } from './metrics.page';
import { OutboxMetrics } from './outbox-metrics';
import { ProviderMetrics } from './provider-metrics';
import { type MetricsAccess, MetricsOptions } from './metrics.options';

/** Prometheus metrics of HTTP, delivery, vendors and the process. */
@Module({})
export class MetricsModule {
  constructor(observers: DeliveryObservers, delivery: DeliveryMetrics) {
    observers.join(delivery);
  }

  static forRoot({ metrics: access }: { readonly metrics: MetricsAccess }): DynamicModule {
    return {
      module: MetricsModule,
      controllers: access === 'off' ? [] : [MetricsController],
      providers: [...measures, { provide: MetricsOptions, useValue: { access } }],
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
