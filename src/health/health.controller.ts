import { Controller, Get, Header, ServiceUnavailableException } from '@nestjs/common';
import {
  ApiIncludeEndpoint,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import { CountOnly } from '../http';
import { Readiness } from './readiness';

class Health {
  @ApiProperty({ enum: ['ok'] })
  readonly status: 'ok';
}

/**
 * Health checks for orchestrators and load balancers: 200 or 503, without a reason. `@nestjs/terminus` is not used: two
 * checks need no framework.
 */
@ApiTags('Health')
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** Liveness: 200 as long as the process runs, even without its database, which a restart would not bring back. */
  @Get('live')
  @CountOnly('strangers')
  @Header('Cache-Control', 'no-store')
  @ApiIncludeEndpoint()
  @ApiOperation({
    operationId: 'getLiveness',
    summary: 'Liveness',
    description: 'Succeeds as long as the process runs.',
  })
  @ApiOkResponse({ type: Health, description: 'The process runs' })
  live(): Health {
    return { status: 'ok' };
  }

  /** Readiness: 200 while the process can serve; otherwise 503, upon which a load balancer uses another process. */
  @Get('ready')
  @CountOnly('strangers')
  @Header('Cache-Control', 'no-store')
  @ApiIncludeEndpoint()
  @ApiOperation({
    operationId: 'getReadiness',
    summary: 'Readiness',
    description: 'Succeeds while the process can serve requests.',
  })
  @ApiOkResponse({ type: Health, description: 'The process can serve requests' })
  @ApiServiceUnavailableResponse({ description: 'The process cannot serve requests; another one may' })
  async ready(): Promise<Health> {
    if (!(await this.readiness.isReady())) throw new ServiceUnavailableException();
    return { status: 'ok' };
  }
}
