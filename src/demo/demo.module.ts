import { type DynamicModule, Module } from '@nestjs/common';
import { DemoAccount } from './demo-account';

/** For a first look at a development start. */
@Module({})
export class DemoModule {
  static forRoot({ auth }: { auth: DynamicModule }): DynamicModule {
    return { module: DemoModule, imports: [auth], providers: [DemoAccount] };
  }
}
