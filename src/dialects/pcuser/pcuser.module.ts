import { Module } from '@nestjs/common';
import { AuthModule } from '../../auth';
import { CaptchaModule } from '../../captcha';
import {
  PcuserCaptchaController,
  PcuserFindPasswordController,
  PcuserToLoginController,
  PcuserUserController,
} from './pcuser.controller';
import { pcuserApi } from './pcuser.help';

/** 找回密码 over three paths and an `action`: `status`, `message` and `data`. */
@Module({
  imports: [AuthModule, CaptchaModule],
  controllers: [PcuserToLoginController, PcuserFindPasswordController, PcuserUserController, PcuserCaptchaController],
})
export class PcuserModule {
  static readonly api = pcuserApi;
}
