import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('auth_identity_cards')
export class IdentityCardEntity {
  /** Id of the account, after its client application and a slash where it is not in regain's own table. */
  @PrimaryColumn({ type: 'varchar', length: 129, name: 'account_id' })
  accountId: string;

  /** Identity card as JSON, encrypted. */
  @Column({ type: 'text' })
  sealed: string;

  @Column({ type: 'bigint', name: 'created_at' })
  createdAt: number;
}
