import { Module } from '@nestjs/common';
import { AuthModule } from '../../auth';
import { ClientsModule } from '../../clients';
import { GpsAccountController, GpsCheckController, GpsCodeController, GpsReception } from './gps.controller';
import { gpsApi } from './gps.help';

/** The User API over /api/User: JSON and XML; `State` and `Message` in the language of the request. */
@Module({
  imports: [ClientsModule, AuthModule],
  controllers: [GpsCodeController, GpsCheckController, GpsAccountController],
  providers: [GpsReception],
})
export class GpsModule {
  static readonly api = gpsApi;
}
