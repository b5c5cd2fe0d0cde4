import { type DynamicModule, Module, type ValueProvider } from '@nestjs/common';

/** Provides the options class of every module to the whole application. */
@Module({})
export class ConfigModule {
  static forRoot(options: ValueProvider[]): DynamicModule {
    return { module: ConfigModule, global: true, providers: options, exports: options };
  }
}
