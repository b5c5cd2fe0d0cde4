import { type DynamicModule, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { TypeormAppDirectory } from './adapters/typeorm/typeorm-app.directory';
import { AppDirectory } from './app.directory';
import { APPS_OPTIONS, type AppsOptions } from './apps.options';
import { CreateApp } from './create-app';
import { SignKeys } from './sign-keys';

/** Knows the client products, and refuses to start when a configured one does not exist. */
@Module({})
export class AppsModule implements OnModuleInit {
  constructor(
    private readonly apps: AppDirectory,
    @Inject(APPS_OPTIONS) private readonly options: AppsOptions,
  ) {}

  static forRoot(options: AppsOptions): DynamicModule {
    return {
      module: AppsModule,
      providers: [
        { provide: APPS_OPTIONS, useValue: options },
        { provide: AppDirectory, useClass: TypeormAppDirectory },
        CreateApp,
        SignKeys,
      ],
      exports: [AppDirectory, CreateApp, SignKeys],
    };
  }

  async onModuleInit(): Promise<void> {
    for (const id of this.options.required)
      if (!(await this.apps.exists(id)))
        throw new Error(`there is no app "${id}": make it with apps:create --id ${id}`);
  }
}
