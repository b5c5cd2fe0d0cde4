import { Controller, Get, Header, UseGuards } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiIncludeEndpoint,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import { Registry } from 'prom-client';
import { CountOnly } from '../http';
import { MetricsAuthGuard } from './metrics-auth.guard';
import { MetricsPage } from './metrics.page';

/** Endpoint that serves metrics to Prometheus (docs/metrics.md). */
@ApiTags('Metrics')
@Controller('metrics')
export class MetricsController {
  constructor(private readonly page: MetricsPage) {}

  @Get()
  @CountOnly('refusals')
  @UseGuards(MetricsAuthGuard)
  @Header('Content-Type', Registry.PROMETHEUS_CONTENT_TYPE)
  @Header('Cache-Control', 'no-store')
  @ApiIncludeEndpoint()
  @ApiBearerAuth('metrics')
  @ApiOperation({
    operationId: 'getMetrics',
    summary: 'Metrics for Prometheus',
    description: 'HTTP, delivery, vendors, outbox and process, in the text format of Prometheus.',
  })
  @ApiOkResponse({ description: 'Metrics', content: { 'text/plain': { schema: { type: 'string' } } } })
  @ApiUnauthorizedResponse({
    description: 'The token is missing or wrong',
    headers: { 'WWW-Authenticate': { schema: { type: 'string', enum: ['Bearer'] } } },
  })
  show(): Promise<string> {
    return this.page.text();
  }
}
