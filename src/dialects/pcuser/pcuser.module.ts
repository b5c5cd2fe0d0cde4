import { Module } from '@nestjs/common';
import { AuthModule } from '../../auth';
import { CaptchaModule } from '../../captcha';
import {
  PcuserCaptchaController,
  PcuserFindPasswordController,
  PcuserUserController,
} from './pcuser-find-password.controller';
import { PcuserToLoginController } from './pcuser-tologin.controller';
import { pcuserApi } from './pcuser.docs';

/**
 * Nest module of the pcuser dialect (找回密码), three paths with an `action`: replies with `status`, `message` and `data`.
 */
@Module({
  imports: [AuthModule, CaptchaModule],
  controllers: [PcuserToLoginController, PcuserFindPasswordController, PcuserUserController, PcuserCaptchaController],
})
export class PcuserModule {
  /** API description for the help pages. */
  static readonly api = pcuserApi;
}
