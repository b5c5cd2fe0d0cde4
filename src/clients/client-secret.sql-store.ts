import { Injectable } from '@nestjs/common';
import { Database } from '../database';
import { ClientSecretEntity } from './client-secret.entity';

/** Live secret of a client application: only a digest of it is stored. */
export interface StoredSecret {
  /** Identifier of 32 hexadecimal digits. */
  readonly id: string;
  readonly app: string;
  /** Identifier of the client application, of 32 hexadecimal digits. */
  readonly sid: string;
  /** Name of the client application, and its time of creation, ms since 1970. */
  readonly name: string;
  readonly createdAt: number;
  /** Number of digits of its codes; null for the usual number. */
  readonly codeLength: number | null;
  readonly digest: string;
}

/** Client application with the number of its live secrets and the time of the newest (ms since 1970). */
export interface ListedClient {
  readonly id: string;
  readonly name: string;
  readonly sid: string;
  readonly secrets: number;
  readonly newest: number | null;
}

/** Number of secrets of one client application that are live: the new one, and the one that clients still have. */
const LIVE_SECRETS = 2;

const COLUMN = { app: 'c.id', sid: 'c.sid', secretId: 's.id' } as const;

/** Stores the secrets of client applications. */
@Injectable()
export class ClientSecretStore {
  constructor(private readonly database: Database) {}

  /** Live secrets that a name stands for; none for a name that is unknown. One statement. */
  find(by: keyof typeof COLUMN, name: string): Promise<StoredSecret[]> {
    return this.database.query(
      `SELECT s.id, c.id AS app, c.sid, c.name, c.created_at AS createdAt, c.code_length AS codeLength, s.digest FROM client_secrets s JOIN clients c ON c.id = s.client_id
       WHERE ${COLUMN[by]} = ?`,
      [name],
    );
  }

  /** Adds a secret of a client application. */
  add({ id, app, digest }: Pick<StoredSecret, 'id' | 'app' | 'digest'>): Promise<void> {
    return this.database.insert(ClientSecretEntity, { id, clientId: app, digest, createdAt: () => this.database.now });
  }

  /**
   * Locks a client application until the transaction ends, so that of parallel rotations each sees the secrets of the one
   * before. Returns its sid; undefined for an unknown one.
   */
  async lock(app: string): Promise<string | undefined> {
    await this.database.execute('UPDATE clients SET name = name WHERE id = ?', [app]);
    const [row] = await this.database.query<{ sid: string }>('SELECT sid FROM clients WHERE id = ?', [app]);
    return row?.sid;
  }

  /** Ends the oldest secrets of a client application, which must be locked, until there is room for one more. */
  async makeRoom(app: string): Promise<void> {
    const live = await this.database.query<{ id: string }>(
      'SELECT id FROM client_secrets WHERE client_id = ? ORDER BY created_at DESC, id DESC',
      [app],
    );
    for (const { id } of live.slice(LIVE_SECRETS - 1))
      await this.database.execute('DELETE FROM client_secrets WHERE id = ?', [id]);
  }

  /** All client applications by id. */
  list(): Promise<ListedClient[]> {
    return this.database.query(
      `SELECT c.id, c.name, c.sid, COUNT(s.id) AS secrets, MAX(s.created_at) AS newest
       FROM clients c LEFT JOIN client_secrets s ON s.client_id = c.id GROUP BY c.id, c.name, c.sid ORDER BY c.id`,
    );
  }
}
