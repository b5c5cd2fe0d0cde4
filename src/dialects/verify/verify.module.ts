import { Module } from '@nestjs/common';
import { AuthModule } from '../../auth';
import { ClientsModule } from '../../clients';
import { VerifyController } from './verify.controller';
import { verifyApi } from './verify.docs';

/**
 * Nest module of the verify dialect under /v2/Services: codes for addresses without accounts, as the SDKs of Twilio Verify
 * call them; forms in, JSON out.
 */
@Module({ imports: [AuthModule, ClientsModule], controllers: [VerifyController] })
export class VerifyModule {
  /** API description for the help pages. */
  static readonly api = verifyApi;
}
