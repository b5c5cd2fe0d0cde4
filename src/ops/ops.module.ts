import { Module } from '@nestjs/common';
import { HealthController } from './health.controller';
import { Readiness } from './readiness';

/** What operators and their tools ask. */
@Module({ controllers: [HealthController], providers: [Readiness] })
export class OpsModule {}
