import { type DynamicModule, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { TypeormAppDirectory } from './adapters/typeorm/typeorm-app.directory';
import { AppDirectory } from './app.directory';
import { CreateApp } from './create-app';

const REQUIRED = Symbol('required apps');

/** Knows the client products, and refuses to start when a configured one does not exist. */
@Module({})
export class AppsModule implements OnModuleInit {
  constructor(
    private readonly apps: AppDirectory,
    @Inject(REQUIRED) private readonly required: readonly string[],
  ) {}

  static forRoot({ required }: { required: readonly string[] }): DynamicModule {
    return {
      module: AppsModule,
      providers: [
        { provide: REQUIRED, useValue: required },
        { provide: AppDirectory, useClass: TypeormAppDirectory },
        CreateApp,
      ],
      exports: [AppDirectory, CreateApp],
    };
  }

  async onModuleInit(): Promise<void> {
    for (const id of this.required)
      if (!(await this.apps.exists(id)))
        throw new Error(`there is no app "${id}": make it with apps:create --id ${id}`);
  }
}
