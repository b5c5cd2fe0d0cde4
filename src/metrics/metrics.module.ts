import { Module } from '@nestjs/common';
import { Registry } from 'prom-client';
import { EventsModule } from '../events';
import { NotificationModule } from '../notification';
import { OtpModule } from '../otp';
import { DeliveryMetrics } from './delivery-metrics';
import { DestinationMetrics } from './destination-metrics';
import { EventMetrics } from './event-metrics';
import { HttpMetrics } from './http-metrics';
import { MetricsController } from './metrics.controller';
import { MetricsPage } from './metrics.page';
import { OutboxMetrics } from './outbox-metrics';
import { RedisMetrics } from './redis-metrics';
import { VendorMetrics } from './vendor-metrics';

/** Nest module of Prometheus metrics of HTTP, delivery, vendors and the process, served at /metrics. */
@Module({
  imports: [NotificationModule, OtpModule, EventsModule],
  controllers: [MetricsController],
  providers: [
    { provide: Registry, useFactory: () => new Registry() },
    HttpMetrics,
    DeliveryMetrics,
    VendorMetrics,
    OutboxMetrics,
    DestinationMetrics,
    EventMetrics,
    RedisMetrics,
    MetricsPage,
  ],
})
export class MetricsModule {}
