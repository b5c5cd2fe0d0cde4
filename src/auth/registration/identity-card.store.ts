import { Injectable } from '@nestjs/common';
import { KeyRing } from '../../common';
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
}
