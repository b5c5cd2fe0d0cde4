import { AppDirectory, type ClientApp } from '../../src/apps/app.directory';

/** Knows the apps of one test. */
export class InMemoryAppDirectory extends AppDirectory {
  private readonly apps = new Map<string, ClientApp>();

  exists(id: string): Promise<boolean> {
    return Promise.resolve(this.apps.has(id));
  }

  signKey(id: string): Promise<string | undefined> {
    return Promise.resolve(this.apps.get(id)?.signKey);
  }

  add(app: ClientApp): Promise<boolean> {
    const isNew = !this.apps.has(app.id);
    if (isNew) this.apps.set(app.id, app);
    return Promise.resolve(isNew);
  }
}
