import { Injectable } from '@nestjs/common';
import {
  done,
  hexId,
  KeyRing,
  type Malformed,
  malformed,
  type Outcome,
  Random,
  refuse,
  Secret,
  UnitOfWork,
} from '../common';
import { ClientDirectory } from './client.directory';
import { ClientSecrets } from './client-secrets';

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const MAX_NAME = 128;
const KEY_BYTES = 32;

/** Created client application. Its secret is returned only here: the database has just a digest of it. */
export interface CreatedClient {
  readonly id: string;
  /** Identifier of the application, of 32 hexadecimal digits. */
  readonly sid: string;
  readonly secret: Secret;
  /** Identifier of the secret, of 32 hexadecimal digits. */
  readonly secretId: string;
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
    private readonly secrets: ClientSecrets,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute({ id, name }: { id: string; name?: string }): Promise<Outcome<CreatedClient, CreateClientRefusal>> {
    if (!ID.test(id)) return refuse(malformed('id'));
    const title = name ?? id;
    if (title === '' || title.length > MAX_NAME) return refuse(malformed('name'));
    const sid = hexId(this.random);
    const signKey = this.random.token(KEY_BYTES);
    const client = { id, name: title, sid, signKey: this.keys.seal('app-secret', signKey) };
    return this.unitOfWork.attempt(async () => {
      if (!(await this.clients.add(client))) return refuse({ reason: 'app-exists' });
      const { id: secretId, secret } = await this.secrets.create(id);
      return done({ id, sid, secret, secretId, signKey: new Secret(signKey) });
    });
  }
}
