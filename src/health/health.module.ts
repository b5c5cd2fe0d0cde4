import { Module } from '@nestjs/common';
import { HttpModule } from '../http';
import { HealthController } from './health.controller';
import { Readiness } from './readiness';

/** Nest module of liveness and readiness, for orchestrators and load balancers. */
@Module({ imports: [HttpModule], controllers: [HealthController], providers: [Readiness] })
export class HealthModule {}
