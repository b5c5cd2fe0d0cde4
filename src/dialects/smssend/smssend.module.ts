import { type DynamicModule, Module } from '@nestjs/common';
import { SmssendController, SmssendOptions, SmssendUserController } from './smssend.controller';
import { smssendApi } from './smssend.docs';

export interface SmssendModuleOptions {
  readonly options: SmssendOptions;
  /** Where the questions are answered. */
  readonly auth: DynamicModule;
  readonly captcha: DynamicModule;
}

/** Codes, sign-up, new passwords and sign-in over /api: `code`, `msg` and `data`. */
@Module({})
export class SmssendModule {
  /** What pages about it say. */
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
