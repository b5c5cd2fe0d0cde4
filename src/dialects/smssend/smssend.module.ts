import { Module } from '@nestjs/common';
import { AuthModule } from '../../auth';
import { CaptchaModule } from '../../captcha';
import { SmssendUserController } from './smssend-user.controller';
import { SmssendController } from './smssend.controller';
import { smssendApi } from './smssend.docs';

/**
 * Nest module of the smssend dialect under /api: codes, registration, password reset and sign-in; replies with `code`,
 * `msg` and `data`.
 */
@Module({ imports: [AuthModule, CaptchaModule], controllers: [SmssendController, SmssendUserController] })
export class SmssendModule {
  /** API description for the help pages. */
  static readonly api = smssendApi;
}
