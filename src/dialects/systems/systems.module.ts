import { Module } from '@nestjs/common';
import { AuthModule } from '../../auth';
import { SystemsController } from './systems.controller';
import { systemsApi } from './systems.docs';

/**
 * Nest module of the systems dialect (忘记密码) under /Systems: three steps in JSON; replies with `code`, `msg` and `info`.
 */
@Module({ imports: [AuthModule], controllers: [SystemsController] })
export class SystemsModule {
  /** API description for the help pages. */
  static readonly api = systemsApi;
}
