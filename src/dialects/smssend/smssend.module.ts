import { Module } from '@nestjs/common';
import { AuthModule } from '../../auth';
import { CaptchaModule } from '../../captcha';
import { SmssendController, SmssendUserController } from './smssend.controller';
import { smssendApi } from './smssend.help';

/** Codes, sign-up, new passwords and sign-in over /api: `code`, `msg` and `data`. */
@Module({ imports: [AuthModule, CaptchaModule], controllers: [SmssendController, SmssendUserController] })
export class SmssendModule {
  static readonly api = smssendApi;
}
