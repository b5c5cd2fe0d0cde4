import { type DynamicModule, Module, type OnModuleInit } from '@nestjs/common';
import { TypeormClientDirectory } from './typeorm-client.directory';
import { ClientDirectory } from './client.directory';
import { ClientsOptions } from './clients.options';
import { CreateClient } from './create-client';
import { SignKeys } from './sign-keys';

/** Client applications. Refuses to start when one that a dialect is configured for does not exist. */
@Module({})
export class ClientsModule implements OnModuleInit {
  constructor(
    private readonly clients: ClientDirectory,
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
      if (!(await this.clients.exists(id)))
        throw new Error(`there is no app "${id}": make it with clients:create --id ${id}`);
  }
}
