import { Module } from '@nestjs/common';
import { AuthModule } from '../../auth';
import { CaptchaModule } from '../../captcha';
import { SmssendUserController } from './smssend-user.controller';
import { SmssendController } from './smssend.controller';
import { smssendApi } from './smssend.docs';

/** Codes, sign-up, new passwords and sign-in over /api: `code`, `msg` and `data`. */
@Module({ imports: [AuthModule, CaptchaModule], controllers: [SmssendController, SmssendUserController] })
export class SmssendModule {
  /** Description for the help pages. */
  static readonly api = smssendApi;
}
