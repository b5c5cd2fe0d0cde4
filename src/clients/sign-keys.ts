import { Injectable } from '@nestjs/common';
import { KeyRing, Secret } from '../common';
import { DEFAULT_CLIENT } from '../config';
import { ClientDirectory } from './client.directory';
import { ClientsOptions } from './clients.config';

/** The keys that clients sign their requests with: one per app. */
@Injectable()
export class SignKeys {
  constructor(
    private readonly apps: ClientDirectory,
    private readonly keys: KeyRing,
    private readonly options: ClientsOptions,
  ) {}

  /** The configured key for the default app, the one made by `apps:create` for any other; undefined for no app of ours. */
  async of(app: string): Promise<Secret | undefined> {
    if (app === DEFAULT_CLIENT) return new Secret(this.options.defaultSignKey);
    const sealed = await this.apps.signKey(app);
    return sealed === undefined ? undefined : new Secret(this.keys.open('app-secret', sealed));
  }
}
