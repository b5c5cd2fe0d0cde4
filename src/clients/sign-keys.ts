import { Injectable } from '@nestjs/common';
import { KeyRing, Secret } from '../common';
import { DEFAULT_CLIENT } from '../config';
import { ClientDirectory } from './client.directory';
import { ClientsOptions } from './clients.config';

/** Keys with which clients sign requests: one per client application. */
@Injectable()
export class SignKeys {
  constructor(
    private readonly clients: ClientDirectory,
    private readonly keys: KeyRing,
    private readonly options: ClientsOptions,
  ) {}

  /**
   * Sign key of a client application: the configured one of the default application, the generated one of any other.
   * Returns undefined for an unknown application.
   */
  async of(app: string): Promise<Secret | undefined> {
    if (app === DEFAULT_CLIENT) return new Secret(this.options.defaultSignKey);
    const sealed = await this.clients.signKey(app);
    return sealed === undefined ? undefined : new Secret(this.keys.open('app-secret', sealed));
  }
}
