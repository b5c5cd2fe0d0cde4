import { type DynamicModule, Module } from '@nestjs/common';
import { GpsAccountController } from './gps-account.controller';
import { GpsOptions } from './gps-client.guard';
import { GpsCheckController, GpsCodeController } from './gps-code.controller';
import { gpsApi } from './gps.docs';

export interface GpsModuleOptions {
  readonly options: GpsOptions;
  readonly apps: DynamicModule;
  readonly auth: DynamicModule;
}

/** The User API over /api/User: JSON and XML; `State` and `Message` in the language of the request. */
@Module({})
export class GpsModule {
  /** Description for the help pages. */
  static readonly api = gpsApi;

  static forRoot({ options, apps, auth }: GpsModuleOptions): DynamicModule {
    return {
      module: GpsModule,
      imports: [apps, auth],
      controllers: [GpsCodeController, GpsCheckController, GpsAccountController],
      providers: [{ provide: GpsOptions, useValue: options }],
    };
  }
}
