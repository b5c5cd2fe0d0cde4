import { Module } from '@nestjs/common';
import { TypeormClientDirectory } from './typeorm-client.directory';
import { ClientDirectory } from './client.directory';
import { ClientStatistics } from './client-statistics';
import { CreateClient } from './create-client';
import { SignKeys } from './sign-keys';

/** Nest module of client applications and their keys. */
@Module({
  providers: [{ provide: ClientDirectory, useClass: TypeormClientDirectory }, CreateClient, SignKeys, ClientStatistics],
  exports: [ClientDirectory, CreateClient, SignKeys],
})
export class ClientsModule {}
