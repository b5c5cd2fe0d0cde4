import { type DynamicModule, Module } from '@nestjs/common';
import {
  PcuserCaptchaController,
  PcuserFindPasswordController,
  PcuserOptions,
  PcuserToLoginController,
  PcuserUserController,
} from './pcuser.controller';
import { pcuserApi } from './pcuser.docs';

export interface PcuserModuleOptions {
  readonly options: PcuserOptions;
  /** Where the questions are answered. */
  readonly auth: DynamicModule;
  readonly captcha: DynamicModule;
}

/** 找回密码 over three paths and an `action`: `status`, `message` and `data`. */
@Module({})
export class PcuserModule {
  /** What pages about it say. */
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
