import { Controller, Get, Header, Headers, Res, UnauthorizedException } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Registry } from 'prom-client';
import { Unthrottled } from '../http';
import { MetricsAuthGuard } from './metrics-auth.guard';
import { MetricsPage } from './metrics.page';

/** For Prometheus: docs/metrics.md. */
@Unthrottled()
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly door: MetricsAuthGuard,
    private readonly page: MetricsPage,
  ) {}

  @Get()
  @Header('Content-Type', Registry.PROMETHEUS_CONTENT_TYPE)
  @Header('Cache-Control', 'no-store')
  show(
    @Headers('authorization') authorization: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    if (this.door.opensTo(authorization)) return this.page.text();
    void reply.header('www-authenticate', 'Bearer');
    throw new UnauthorizedException();
  }
}
