import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../audit';
import { done, type Malformed, malformed, type Outcome, refuse, type Secret, UnitOfWork } from '../common';
import { ClientDirectory } from './client.directory';
import { ClientSecrets } from './client-secrets';
import { SignKeys } from './sign-keys';

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const MAX_NAME = 128;

/** Fewer digits could be guessed within the budget of wrong codes; more are in no field of any dialect. */
const isCodeLength = (length: number): boolean => Number.isInteger(length) && length >= 6 && length <= 10;

export interface CreateClientCommand {
  readonly id: string;
  /** Name for people; the id where it is missing. */
  readonly name?: string;
  /** Number of digits of its codes, 6 to 10; the usual number where it is missing. */
  readonly codeLength?: number;
  /** Name of the operator. */
  readonly operator?: string;
}

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
    private readonly secrets: ClientSecrets,
    private readonly signKeys: SignKeys,
    private readonly audit: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute(command: CreateClientCommand): Promise<Outcome<CreatedClient, CreateClientRefusal>> {
    const { id, name, codeLength, operator } = command;
    if (!ID.test(id)) return refuse(malformed('id'));
    const title = name ?? id;
    if (title === '' || title.length > MAX_NAME) return refuse(malformed('name'));
    if (codeLength !== undefined && !isCodeLength(codeLength)) return refuse(malformed('code length'));
    const sid = this.secrets.newSid();
    const { signKey, sealed } = this.signKeys.create();
    const client = { id, name: title, sid, signKey: sealed, ...(codeLength !== undefined && { codeLength }) };
    return this.unitOfWork.attempt(async () => {
      if (!(await this.clients.add(client))) return refuse({ reason: 'app-exists' });
      const { id: secretId, secret } = await this.secrets.create(id);
      await this.audit.record({ app: id, ip: 'local' }, { event: 'create-client', operator }, done(undefined));
      return done({ id, sid, secret, secretId, signKey });
    });
  }
}
