import { type DynamicModule, Module, type OnModuleInit } from '@nestjs/common';
import { TypeormClientDirectory } from './typeorm-client.directory';
import { ClientDirectory } from './client.directory';
import { ClientsOptions } from './clients.options';
import { CreateClient } from './create-client';
import { SignKeys } from './sign-keys';

/** Knows the client products, and refuses to start when a configured one does not exist. */
@Module({})
export class ClientsModule implements OnModuleInit {
  constructor(
    private readonly apps: ClientDirectory,
    private readonly options: ClientsOptions,
  ) {}

  static forRoot(options: ClientsOptions): DynamicModule {
    return {
      module: ClientsModule,
      providers: [
        { provide: ClientsOptions, useValue: options },
        { provide: ClientDirectory, useClass: TypeormClientDirectory },
        CreateClient,
        SignKeys,
      ],
      exports: [ClientDirectory, CreateClient, SignKeys],
    };
  }

  async onModuleInit(): Promise<void> {
    for (const id of this.options.required)
      if (!(await this.apps.exists(id)))
        throw new Error(`there is no app "${id}": make it with apps:create --id ${id}`);
  }
}
