import { Injectable } from '@nestjs/common';
import { done, KeyRing, type Malformed, malformed, type Outcome, Random, refuse, Secret, tokenDigest } from '../common';
import { ClientDirectory } from './client.directory';

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const MAX_NAME = 128;
const KEY_BYTES = 32;

/** Created client application. Its secret is returned only here: the database has just a digest of it. */
export interface CreatedClient {
  readonly id: string;
  readonly secret: Secret;
  readonly signKey: Secret;
}

export type CreateClientRefusal = Malformed | { readonly reason: 'app-exists' };

/** Use case of operators: adds a client application and generates its keys. */
@Injectable()
export class CreateClient {
  constructor(
    private readonly clients: ClientDirectory,
    private readonly random: Random,
    private readonly keys: KeyRing,
  ) {}

  async execute({ id, name }: { id: string; name?: string }): Promise<Outcome<CreatedClient, CreateClientRefusal>> {
    if (!ID.test(id)) return refuse(malformed('id'));
    const title = name ?? id;
    if (title === '' || title.length > MAX_NAME) return refuse(malformed('name'));
    const secret = this.random.token(KEY_BYTES);
    const signKey = this.random.token(KEY_BYTES);
    const isNew = await this.clients.add({
      id,
      name: title,
      secretDigest: tokenDigest(secret),
      signKey: this.keys.seal('app-secret', signKey),
    });
    return isNew
      ? done({ id, secret: new Secret(secret), signKey: new Secret(signKey) })
      : refuse({ reason: 'app-exists' });
  }
}
