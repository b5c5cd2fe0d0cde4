import { Controller, Get, Header, ServiceUnavailableException } from '@nestjs/common';
import {
  ApiIncludeEndpoint,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import { Unthrottled } from '../http';
import { Readiness } from './readiness';

class Health {
  @ApiProperty({ enum: ['ok'] })
  readonly status: 'ok';
}

/** Probes for orchestrators and load balancers; a failure gives no reason. */
@ApiTags('Health')
@Unthrottled()
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** Independent of the database: a restart would not help a process that cannot reach it. */
  @Get('live')
  @Header('Cache-Control', 'no-store')
  @ApiIncludeEndpoint()
  @ApiOperation({ summary: 'Liveness', description: 'Succeeds as long as the process runs.' })
  @ApiOkResponse({ type: Health, description: 'The process runs' })
  live(): Health {
    return { status: 'ok' };
  }

  @Get('ready')
  @Header('Cache-Control', 'no-store')
  @ApiIncludeEndpoint()
  @ApiOperation({ summary: 'Readiness', description: 'Succeeds while the process can serve requests.' })
  @ApiOkResponse({ type: Health, description: 'The process can serve requests' })
  @ApiServiceUnavailableResponse({ description: 'The process cannot serve requests; another one may' })
  async ready(): Promise<Health> {
    if (!(await this.readiness.isReady())) throw new ServiceUnavailableException();
    return { status: 'ok' };
  }
}
