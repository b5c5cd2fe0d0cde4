import { type DynamicModule, Module } from '@nestjs/common';
import { MemberAccountController, MemberCodeController, MemberOptions } from './member.controller';
import { memberApi } from './member.docs';

export interface MemberModuleOptions {
  readonly options: MemberOptions;
  /** Where the questions are answered. */
  readonly auth: DynamicModule;
  readonly captcha: DynamicModule;
}

/** 会员 over /api/member: signed requests in JSON, XML and forms; `code`, `message` and `data`. */
@Module({})
export class MemberModule {
  /** What pages about it say. */
  static readonly api = memberApi;

  static forRoot({ options, auth, captcha }: MemberModuleOptions): DynamicModule {
    return {
      module: MemberModule,
      imports: [auth, captcha],
      controllers: [MemberCodeController, MemberAccountController],
      providers: [{ provide: MemberOptions, useValue: options }],
    };
  }
}
