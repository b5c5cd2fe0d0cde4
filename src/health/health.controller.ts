import { Controller, Get, Header, ServiceUnavailableException } from '@nestjs/common';
import { Unthrottled } from '../http';
import { Readiness } from './readiness';

interface Health {
  readonly status: 'ok';
}

/** Health checks for orchestrators and load balancers: 200 or 503, without a reason. @nestjs/terminus is not used: two checks need no framework. */
@Unthrottled()
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** Liveness: 200 as long as the process runs, since a restart does not help one that cannot reach its database. */
  @Get('live')
  @Header('Cache-Control', 'no-store')
  live(): Health {
    return { status: 'ok' };
  }

  /** Readiness: 200 while the process can serve; otherwise 503, and a balancer should ask another process. */
  @Get('ready')
  @Header('Cache-Control', 'no-store')
  async ready(): Promise<Health> {
    if (!(await this.readiness.isReady())) throw new ServiceUnavailableException();
    return { status: 'ok' };
  }
}
