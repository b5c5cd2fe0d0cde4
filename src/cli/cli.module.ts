import { type DynamicModule, Module } from '@nestjs/common';
import { coreOf } from '../app.core';
import type { AppConfig } from '../config';

/** The core beside a server that may be running on the same database: it claims nothing and delivers nothing. */
@Module({})
export class CliModule {
  static forRoot(config: AppConfig): DynamicModule {
    const notification = { ...config.notification, worker: false };
    const { imports } = coreOf({ ...config, notification }, { exclusive: false, requiredApps: [] });
    return { module: CliModule, imports: [...imports] };
  }
}
