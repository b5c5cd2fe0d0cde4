import { createSecretKey, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { KEY_ID_LENGTH, KeyRing, StatedError } from '../../common';
import { Database, isDuplicate } from '../../database';
import { AuthKeyEntity } from './auth-key.entity';

const NAME = 'credential-version';

/**
 * Key of credential versions. It lies in the database, sealed by the key ring, so that no change of SECRET_KEYS ends sessions and
 * tickets. At first it is derived from the oldest key of the ring, as versions before this one did at each start.
 */
@Injectable()
export class CredentialVersionKey {
  constructor(
    private readonly database: Database,
    private readonly keys: KeyRing,
  ) {}

  /** Reads the key; of parallel first readers one stores it for all. Throws when what sealed it has left the ring. */
  async load(): Promise<KeyObject> {
    const sealed = (await this.read()) ?? (await this.store());
    if (!this.keys.has(sealed.slice(0, KEY_ID_LENGTH)))
      throw new StatedError(
        'the key of credential versions is sealed by a key that is not in SECRET_KEYS: put that back behind the newest one, and ' +
          'run npm run regain -- keys:rotate before it is removed',
      );
    return createSecretKey(this.keys.open('stored-key', sealed), 'base64url');
  }

  private async store(): Promise<string> {
    const made = this.keys.seal('stored-key', this.keys.derived('credential-version').at(-1) ?? '');
    try {
      await this.database.insert(AuthKeyEntity, { name: NAME, sealed: made, createdAt: () => this.database.now });
      return made;
    } catch (error) {
      const stored = isDuplicate(error) ? await this.read() : undefined;
      if (stored === undefined) throw error;
      return stored;
    }
  }

  private async read(): Promise<string | undefined> {
    const rows = await this.database.query<{ sealed: string }>('SELECT sealed FROM auth_keys WHERE name = ?', [NAME]);
    return rows[0]?.sealed;
  }
}
