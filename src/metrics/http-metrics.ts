import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Histogram, Registry } from 'prom-client';
import { watchAnswers } from '../http';

/** Histogram of answer times by route pattern: paths contain personal data, and are unbounded as labels. */
@Injectable()
export class HttpMetrics implements OnModuleInit {
  private readonly seconds: Histogram<'method' | 'route' | 'status'>;

  constructor(
    private readonly host: HttpAdapterHost,
    registry: Registry,
  ) {
    this.seconds = new Histogram({
      name: 'regain_http_request_duration_seconds',
      help: 'Time from the head of a request to the end of its answer, by route pattern.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [registry],
    });
  }

  onModuleInit(): void {
    watchAnswers(this.host, ({ method, route, status, seconds }) => {
      this.seconds.observe({ method, route, status }, seconds);
    });
  }
}
