import { Injectable } from '@nestjs/common';
import { KEY_ID_LENGTH, KeyRing } from '../../common';
import { Database } from '../../database';
import type { IdentityCard } from './identity-card';
import { IdentityCardEntity } from './identity-card.entity';

/** Stores identity cards, encrypted; no response ever contains one. */
@Injectable()
export class IdentityCardStore {
  constructor(
    private readonly database: Database,
    private readonly keys: KeyRing,
  ) {}

  /**
   * Stores the card of a new account, in the current transaction. It is encrypted together with the account's id, so
   * that moving it to another row is detected.
   */
  async add(accountId: string, card: IdentityCard): Promise<void> {
    const sealed = this.keys.seal('identity-card', JSON.stringify({ accountId, ...card }));
    await this.database.insert(IdentityCardEntity, { accountId, sealed, createdAt: () => this.database.now });
  }

  /** Deletes the card of an account, in the current transaction; does nothing without one. */
  async remove(accountId: string): Promise<void> {
    await this.database.execute('DELETE FROM auth_identity_cards WHERE account_id = ?', [accountId]);
  }

  /** Counts cards by the id of the key that encrypted them. Reads the whole table. */
  sealed(): Promise<readonly { readonly keyId: string; readonly cards: number }[]> {
    return this.database.query(
      `SELECT SUBSTR(sealed, 1, ${KEY_ID_LENGTH}) AS keyId, COUNT(*) AS cards FROM auth_identity_cards
       GROUP BY SUBSTR(sealed, 1, ${KEY_ID_LENGTH})`,
    );
  }
}
