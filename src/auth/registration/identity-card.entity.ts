import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('auth_identity_cards')
export class IdentityCardEntity {
  @PrimaryColumn({ type: 'varchar', length: 32, name: 'account_id' })
  accountId: string;

  /** Identity card as JSON, encrypted. */
  @Column({ type: 'text' })
  sealed: string;

  @Column({ type: 'bigint', name: 'created_at' })
  createdAt: number;
}
