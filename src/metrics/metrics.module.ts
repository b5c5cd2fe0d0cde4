import { Module } from '@nestjs/common';
import { Registry } from 'prom-client';
import { NotificationModule } from '../notification';
import { DeliveryMetrics } from './delivery-metrics';
import { HttpMetrics } from './http-metrics';
import { MetricsController } from './metrics.controller';
import { MetricsAuthGuard } from './metrics-auth.guard';
import { MetricsPage } from './metrics.page';
import { OutboxMetrics } from './outbox-metrics';
import { VendorMetrics } from './vendor-metrics';
import { MetricsOptions } from './metrics.config';

/** Prometheus metrics of HTTP, delivery, vendors and the process, served at /metrics. */
@Module({
  imports: [NotificationModule],
  controllers: [MetricsController],
  providers: [
    { provide: Registry, useFactory: () => new Registry() },
    HttpMetrics,
    DeliveryMetrics,
    VendorMetrics,
    OutboxMetrics,
    MetricsPage,
    {
      provide: MetricsAuthGuard,
      useFactory: ({ access }: MetricsOptions) =>
        new MetricsAuthGuard(typeof access === 'object' ? access.token : undefined),
      inject: [MetricsOptions],
    },
  ],
})
export class MetricsModule {}
