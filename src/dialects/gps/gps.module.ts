import { Module } from '@nestjs/common';
import { AuthModule } from '../../auth';
import { ClientsModule } from '../../clients';
import { GpsAccountController } from './gps-account.controller';
import { GpsCheckController, GpsCodeController } from './gps-code.controller';
import { gpsApi } from './gps.docs';

/**
 * Nest module of the gps dialect, the User API under /api/User: JSON and XML; `State` and `Message` in the language of
 * the request.
 */
@Module({
  imports: [ClientsModule, AuthModule],
  controllers: [GpsCodeController, GpsCheckController, GpsAccountController],
})
export class GpsModule {
  /** API description for the help pages. */
  static readonly api = gpsApi;
}
