import { Injectable } from '@nestjs/common';
import { constantTimeEqual, done, hexId, type Outcome, Random, refuse, Secret, tokenDigest } from '../common';
import { DEFAULT_CLIENT } from '../config';
import { ClientsOptions } from './clients.config';
import { ClientSecretStore, type StoredSecret } from './client-secret.sql-store';

/** Client application that a request has authenticated as. */
export type AuthenticatedClient = Pick<StoredSecret, 'app' | 'sid' | 'name' | 'createdAt' | 'codeLength'>;

/** New secret of a client application. It is returned only here: the database has just a digest of it. */
export interface NewClientSecret {
  /** Identifier of 32 hexadecimal digits. */
  readonly id: string;
  readonly secret: Secret;
}

/** Refusal of a request that does not name a live secret of a client application. */
export interface ClientUnauthorized {
  readonly reason: 'client-unauthorized';
}

const SECRET_BYTES = 32;
/** Digest that no secret has. */
const NO_DIGEST = '-'.repeat(43);

const BEARER = /^Bearer +([A-Za-z0-9_~+/.=-]{1,256})$/i;
const BASIC = /^Basic +([A-Za-z0-9+/]{1,700}={0,2})$/i;
const SID = /^(AC|SK)([0-9a-f]{32})$/;

/** Sid of the default client application, which the migration that made the column has computed. */
const DEFAULT_SID = 'd25f1f3149178bf4d6809dbb5e7ab9e8';

/**
 * Secrets by which servers of client applications authenticate. A secret has 256 random bits, so that its plain digest is
 * safe to store and no guess can be right; a request costs one statement.
 */
@Injectable()
export class ClientSecrets {
  constructor(
    private readonly store: ClientSecretStore,
    private readonly random: Random,
    private readonly options: ClientsOptions,
  ) {}

  /** Authenticates the header `Authorization: Bearer <secret>` of a request for a client application. */
  authenticateBearer(
    authorization: string | undefined,
    app: string,
  ): Promise<Outcome<AuthenticatedClient, ClientUnauthorized>> {
    const [, secret = ''] = BEARER.exec(authorization ?? '') ?? [];
    return this.authenticate(secret, 'app', app);
  }

  /**
   * Authenticates the header `Authorization: Basic …`: user name `AC` and the sid of the client application, or `SK` and the
   * id of one secret; the password is the secret.
   */
  authenticateBasic(authorization: string | undefined): Promise<Outcome<AuthenticatedClient, ClientUnauthorized>> {
    const [, encoded = ''] = BASIC.exec(authorization ?? '') ?? [];
    const credentials = Buffer.from(encoded, 'base64').toString('utf8');
    const colon = credentials.indexOf(':');
    const [, kind, id = ''] = SID.exec(credentials.slice(0, Math.max(colon, 0))) ?? [];
    const secret = credentials.slice(colon + 1);
    return this.authenticate(kind === undefined ? '' : secret, kind === 'AC' ? 'sid' : 'secretId', id);
  }

  /** Makes the identifier of a new client application, of 32 hexadecimal digits. */
  newSid(): string {
    return hexId(this.random);
  }

  /** Creates a secret of a client application, in the current transaction. */
  async create(app: string): Promise<NewClientSecret> {
    const id = hexId(this.random);
    const secret = this.random.token(SECRET_BYTES);
    await this.store.add({ id, app, digest: tokenDigest(secret) });
    return { id, secret: new Secret(secret) };
  }

  /** Secret of the default client application in a development start, by which examples work as they are printed. */
  private ofDevelopment(by: 'app' | 'sid' | 'secretId', name: string): readonly StoredSecret[] {
    const { developmentSecret } = this.options;
    const isMeant = name === (by === 'app' ? DEFAULT_CLIENT : DEFAULT_SID);
    if (developmentSecret === undefined || by === 'secretId' || !isMeant) return [];
    const digest = tokenDigest(developmentSecret);
    return [
      {
        id: DEFAULT_SID,
        app: DEFAULT_CLIENT,
        sid: DEFAULT_SID,
        name: DEFAULT_CLIENT,
        createdAt: 0,
        codeLength: null,
        digest,
      },
    ];
  }

  /** Compares a secret with the digests of all live ones, in constant time; an empty one without a look. */
  private async authenticate(
    secret: string,
    by: 'app' | 'sid' | 'secretId',
    name: string,
  ): Promise<Outcome<AuthenticatedClient, ClientUnauthorized>> {
    const live = secret === '' ? [] : [...(await this.store.find(by, name)), ...this.ofDevelopment(by, name)];
    const digest = tokenDigest(secret);
    const [right] = live.filter((stored) => constantTimeEqual(digest, stored.digest));
    if (live.length === 0) constantTimeEqual(digest, NO_DIGEST);
    if (!right) return refuse({ reason: 'client-unauthorized' });
    const { app, sid, createdAt, codeLength } = right;
    return done({ app, sid, name: right.name, createdAt, codeLength });
  }
}
