import { Module } from '@nestjs/common';
import { HealthController } from './health.controller';
import { Readiness } from './readiness';

/** Nest module of liveness and readiness, for orchestrators and load balancers. */
@Module({ controllers: [HealthController], providers: [Readiness] })
export class HealthModule {}
