import { Injectable } from '@nestjs/common';
import { Database } from '../../database';
import { KeyRing } from '../../common';
import type { IdentityCard } from './identity-card';
import { IdentityCardStore } from './identity-card.store';

@Injectable()
export class TypeormIdentityCardStore extends IdentityCardStore {
  constructor(
    private readonly database: Database,
    private readonly keys: KeyRing,
  ) {
    super();
  }

  /** Sealed together with its owner, so that a card moved to another row is seen. */
  async keep(accountId: string, card: IdentityCard): Promise<void> {
    await this.database.execute(
      `INSERT INTO auth_identity_cards (account_id, sealed, created_at) VALUES (?, ?, ${this.database.now})`,
      [accountId, this.keys.seal('identity-card', JSON.stringify({ accountId, ...card }))],
    );
  }
}
