import { ClientDirectory, type ClientApplication } from '../../src/clients/client.directory';

/** Knows the apps of one test. */
export class InMemoryClientDirectory extends ClientDirectory {
  private readonly apps = new Map<string, ClientApplication>();

  exists(id: string): Promise<boolean> {
    return Promise.resolve(this.apps.has(id));
  }

  signKey(id: string): Promise<string | undefined> {
    return Promise.resolve(this.apps.get(id)?.signKey);
  }

  add(app: ClientApplication): Promise<boolean> {
    const isNew = !this.apps.has(app.id);
    if (isNew) this.apps.set(app.id, app);
    return Promise.resolve(isNew);
  }
}
