import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { TypeormClientDirectory } from './typeorm-client.directory';
import { ClientDirectory } from './client.directory';
import { ClientCodeLengths } from './client-code-lengths';
import { ClientSecretStore } from './client-secret.sql-store';
import { ClientSecrets } from './client-secrets';
import { CreateClient } from './create-client';
import { ListClients } from './list-clients';
import { RotateClientSecret } from './rotate-client-secret';
import { SignKeys } from './sign-keys';

/** Nest module of client applications and their keys. */
@Module({
  imports: [AuditModule],
  providers: [
    { provide: ClientDirectory, useClass: TypeormClientDirectory },
    ...[ClientSecretStore, ClientSecrets, ClientCodeLengths, SignKeys],
    ...[CreateClient, ListClients, RotateClientSecret],
  ],
  exports: [ClientDirectory, ClientCodeLengths, ClientSecrets, SignKeys, CreateClient, ListClients, RotateClientSecret],
})
export class ClientsModule {}
