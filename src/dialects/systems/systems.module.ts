import { Module } from '@nestjs/common';
import { AuthModule } from '../../auth';
import { SystemsController } from './systems.controller';
import { systemsApi } from './systems.docs';

/** 忘记密码 over /Systems: three steps, JSON, `code`, `msg` and `info`. */
@Module({ imports: [AuthModule], controllers: [SystemsController] })
export class SystemsModule {
  /** Description for the help pages. */
  static readonly api = systemsApi;
}
