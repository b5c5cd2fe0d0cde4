import { type DynamicModule, Module } from '@nestjs/common';
import { MemberAccountController } from './member-account.controller';
import { MemberCodeController } from './member-code.controller';
import { MemberOptions } from './member.guards';
import { memberApi } from './member.docs';

export interface MemberModuleOptions {
  readonly options: MemberOptions;
  readonly auth: DynamicModule;
  readonly captcha: DynamicModule;
}

/** 会员 over /api/member: signed requests in JSON, XML and forms; `code`, `message` and `data`. */
@Module({})
export class MemberModule {
  /** Description for the help pages. */
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
