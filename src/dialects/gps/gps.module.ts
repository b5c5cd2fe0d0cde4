import { type DynamicModule, Module } from '@nestjs/common';
import {
  GpsAccountController,
  GpsCheckController,
  GpsCodeController,
  GpsOptions,
  GpsReception,
} from './gps.controller';
import { gpsApi } from './gps.docs';

export interface GpsModuleOptions {
  readonly options: GpsOptions;
  /** The client products that its requests name. */
  readonly apps: DynamicModule;
  /** Where the questions are answered. */
  readonly auth: DynamicModule;
}

/** The User API over /api/User: JSON and XML; `State` and `Message` in the language of the request. */
@Module({})
export class GpsModule {
  /** What pages about it say. */
  static readonly api = gpsApi;

  static forRoot({ options, apps, auth }: GpsModuleOptions): DynamicModule {
    return {
      module: GpsModule,
      imports: [apps, auth],
      controllers: [GpsCodeController, GpsCheckController, GpsAccountController],
      providers: [{ provide: GpsOptions, useValue: options }, GpsReception],
    };
  }
}
