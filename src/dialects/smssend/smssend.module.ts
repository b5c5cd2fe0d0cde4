import { type DynamicModule, Module } from '@nestjs/common';
import { SmssendUserController } from './smssend-user.controller';
import { SmssendOptions } from './smssend.context';
import { SmssendController } from './smssend.controller';
import { smssendApi } from './smssend.docs';

export interface SmssendModuleOptions {
  readonly options: SmssendOptions;
  readonly auth: DynamicModule;
  readonly captcha: DynamicModule;
}

/** Codes, sign-up, new passwords and sign-in over /api: `code`, `msg` and `data`. */
@Module({})
export class SmssendModule {
  /** Description for the help pages. */
  static readonly api = smssendApi;

  static forRoot({ options, auth, captcha }: SmssendModuleOptions): DynamicModule {
    return {
      module: SmssendModule,
      imports: [auth, captcha],
      controllers: [SmssendController, SmssendUserController],
      providers: [{ provide: SmssendOptions, useValue: options }],
    };
  }
}
