import { ClientDirectory, type ClientApplication } from '../../src/clients/client.directory';

/** Directory of the client applications of one test. */
export class InMemoryClientDirectory extends ClientDirectory {
  private readonly clients = new Map<string, ClientApplication>();

  exists(id: string): Promise<boolean> {
    return Promise.resolve(this.clients.has(id));
  }

  signKey(id: string): Promise<string | undefined> {
    return Promise.resolve(this.clients.get(id)?.signKey);
  }

  codeLength(id: string): Promise<number | undefined> {
    const client = this.clients.get(id);
    return Promise.resolve(client && (client.codeLength ?? 0));
  }

  add(client: ClientApplication): Promise<boolean> {
    const isNew = !this.clients.has(client.id);
    if (isNew) this.clients.set(client.id, client);
    return Promise.resolve(isNew);
  }
}
