import { type DynamicModule, Module, type ValueProvider } from '@nestjs/common';

/** Global Nest module that provides the options classes of all modules. */
@Module({})
export class ConfigModule {
  static forRoot(options: ValueProvider[]): DynamicModule {
    return { module: ConfigModule, global: true, providers: options, exports: options };
  }
}
