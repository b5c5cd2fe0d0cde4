import { type DynamicModule, Module } from '@nestjs/common';
import { SystemsController, SystemsOptions } from './systems.controller';
import { systemsApi } from './systems.docs';

export interface SystemsModuleOptions {
  readonly options: SystemsOptions;
  readonly auth: DynamicModule;
}

/** 忘记密码 over /Systems: three steps, JSON, `code`, `msg` and `info`. */
@Module({})
export class SystemsModule {
  /** Description for the help pages. */
  static readonly api = systemsApi;

  static forRoot({ options, auth }: SystemsModuleOptions): DynamicModule {
    return {
      module: SystemsModule,
      imports: [auth],
      controllers: [SystemsController],
      providers: [{ provide: SystemsOptions, useValue: options }],
    };
  }
}
