import { Injectable } from '@nestjs/common';
import { KeyRing, Random, Secret } from '../common';
import { DEFAULT_CLIENT } from '../config';
import { ClientDirectory } from './client.directory';
import { ClientsOptions } from './clients.config';

const KEY_BYTES = 32;

/** New sign key, and how it is stored. */
export interface NewSignKey {
  readonly signKey: Secret;
  readonly sealed: string;
}

/** Keys with which clients sign requests: one per client application. */
@Injectable()
export class SignKeys {
  constructor(
    private readonly clients: ClientDirectory,
    private readonly keys: KeyRing,
    private readonly options: ClientsOptions,
    private readonly random: Random,
  ) {}

  /** Makes a sign key for a new client application. */
  create(): NewSignKey {
    const signKey = this.random.token(KEY_BYTES);
    return { signKey: new Secret(signKey), sealed: this.keys.seal('app-secret', signKey) };
  }

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
