import { Module } from '@nestjs/common';
import { AuthModule } from '../../auth';
import { ClientsModule } from '../../clients';
import { GpsAccountController } from './gps-account.controller';
import { GpsCheckController, GpsCodeController } from './gps-code.controller';
import { gpsApi } from './gps.docs';

/** The User API over /api/User: JSON and XML; `State` and `Message` in the language of the request. */
@Module({
  imports: [ClientsModule, AuthModule],
  controllers: [GpsCodeController, GpsCheckController, GpsAccountController],
})
export class GpsModule {
  /** Description for the help pages. */
  static readonly api = gpsApi;
}
