import { Injectable } from '@nestjs/common';
import { ClientSecretStore, type ListedClient } from './client-secret.sql-store';

/** Use case of operators: lists the client applications, and nothing by which one could authenticate. */
@Injectable()
export class ListClients {
  constructor(private readonly store: ClientSecretStore) {}

  execute(): Promise<readonly ListedClient[]> {
    return this.store.list();
  }
}
