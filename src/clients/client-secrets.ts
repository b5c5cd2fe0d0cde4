import { Injectable } from '@nestjs/common';
import { constantTimeEqual, done, type Outcome, Random, refuse, Secret, tokenDigest } from '../common';
import { ClientSecretStore, type StoredSecret } from './client-secret.sql-store';

/** Client application that a request has authenticated as. */
export interface AuthenticatedClient {
  readonly app: string;
  /** Identifier of the client application, of 32 hexadecimal digits. */
  readonly sid: string;
}

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

const SID_LENGTH = 32;
const HEX = '0123456789abcdef';
const SECRET_BYTES = 32;
/** Digest that no secret has. */
const NO_DIGEST = '-'.repeat(43);

const BEARER = /^Bearer +([A-Za-z0-9_~+/.=-]{1,256})$/i;
const BASIC = /^Basic +([A-Za-z0-9+/]{1,700}={0,2})$/i;
const SID = /^(AC|SK)([0-9a-f]{32})$/;

/** Creates an identifier of 32 hexadecimal digits. */
export const newSid = (random: Random): string => random.text(SID_LENGTH, HEX);

/**
 * Secrets by which servers of client applications authenticate. A secret has 256 random bits, so that its plain digest is
 * safe to store and no guess can be right; a request costs one statement.
 */
@Injectable()
export class ClientSecrets {
  constructor(
    private readonly store: ClientSecretStore,
    private readonly random: Random,
  ) {}

  /** Authenticates the header `Authorization: Bearer <secret>` of a request for a client application. */
  authenticateBearer(
    authorization: string | undefined,
    app: string,
  ): Promise<Outcome<AuthenticatedClient, ClientUnauthorized>> {
    const [, secret = ''] = BEARER.exec(authorization ?? '') ?? [];
    return this.authenticate(secret, () => this.store.find('app', app));
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
    return this.authenticate(kind === undefined ? '' : secret, () =>
      this.store.find(kind === 'AC' ? 'sid' : 'secretId', id),
    );
  }

  /** Creates a secret of a client application, in the current transaction. */
  async create(app: string): Promise<NewClientSecret> {
    const id = newSid(this.random);
    const secret = this.random.token(SECRET_BYTES);
    await this.store.add({ id, app, digest: tokenDigest(secret) });
    return { id, secret: new Secret(secret) };
  }

  /** Compares a secret with the digests of all live ones, in constant time; an empty one without a look. */
  private async authenticate(
    secret: string,
    find: () => Promise<readonly StoredSecret[]>,
  ): Promise<Outcome<AuthenticatedClient, ClientUnauthorized>> {
    const live = secret === '' ? [] : await find();
    const digest = tokenDigest(secret);
    const [right] = live.filter((stored) => constantTimeEqual(digest, stored.digest));
    if (live.length === 0) constantTimeEqual(digest, NO_DIGEST);
    return right ? done({ app: right.app, sid: right.sid }) : refuse({ reason: 'client-unauthorized' });
  }
}
