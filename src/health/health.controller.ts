import { Controller, Get, Header, ServiceUnavailableException } from '@nestjs/common';
import { Unthrottled } from '../http';
import { Readiness } from './readiness';

interface Health {
  readonly status: 'ok';
}

/** For orchestrators; it says yes or no and gives no reason. */
@Unthrottled()
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** Yes as long as the process runs: a process that cannot reach its database is not helped by a restart. */
  @Get('live')
  @Header('Cache-Control', 'no-store')
  live(): Health {
    return { status: 'ok' };
  }

  /** Yes while the process can serve; otherwise 503, and a balancer should ask another process. */
  @Get('ready')
  @Header('Cache-Control', 'no-store')
  async ready(): Promise<Health> {
    if (!(await this.readiness.isReady())) throw new ServiceUnavailableException();
    return { status: 'ok' };
  }
}
