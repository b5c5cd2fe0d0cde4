import { type DynamicModule, Module } from '@nestjs/common';
import {
  PcuserCaptchaController,
  PcuserFindPasswordController,
  PcuserUserController,
} from './pcuser-find-password.controller';
import { PcuserToLoginController } from './pcuser-tologin.controller';
import { PcuserOptions } from './pcuser.context';
import { pcuserApi } from './pcuser.docs';

export interface PcuserModuleOptions {
  readonly options: PcuserOptions;
  readonly auth: DynamicModule;
  readonly captcha: DynamicModule;
}

/** 找回密码 over three paths and an `action`: `status`, `message` and `data`. */
@Module({})
export class PcuserModule {
  /** Description for the help pages. */
  static readonly api = pcuserApi;

  static forRoot({ options, auth, captcha }: PcuserModuleOptions): DynamicModule {
    return {
      module: PcuserModule,
      imports: [auth, captcha],
      controllers: [
        PcuserToLoginController,
        PcuserFindPasswordController,
        PcuserUserController,
        PcuserCaptchaController,
      ],
      providers: [{ provide: PcuserOptions, useValue: options }],
    };
  }
}
