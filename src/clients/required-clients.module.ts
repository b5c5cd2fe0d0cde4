import { type DynamicModule, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { StatedError } from '../common';
import { ClientDirectory } from './client.directory';
import { ClientsModule } from './clients.module';

const REQUIRED = Symbol('ids of required clients');

/** Nest module that aborts the start when a client application that a dialect serves does not exist. */
@Module({ imports: [ClientsModule] })
export class RequiredClientsModule implements OnModuleInit {
  constructor(
    private readonly clients: ClientDirectory,
    @Inject(REQUIRED) private readonly required: ReadonlySet<string>,
  ) {}

  static forRoot(ids: readonly string[]): DynamicModule {
    return { module: RequiredClientsModule, providers: [{ provide: REQUIRED, useValue: new Set(ids) }] };
  }

  async onModuleInit(): Promise<void> {
    for (const id of this.required)
      if (!(await this.clients.exists(id)))
        throw new StatedError(`there is no client application "${id}": create it with clients:create --id ${id}`);
  }
}
