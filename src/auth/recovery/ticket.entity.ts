import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('auth_tickets')
@Index('auth_tickets_expires_at', ['expiresAt'])
export class TicketEntity {
  @PrimaryColumn({ type: 'varchar', length: 43 })
  digest: string;

  @Column({ type: 'varchar', length: 64 })
  app: string;

  @Column({ type: 'varchar', length: 32 })
  purpose: string;

  /** Kind of the ticket; null in rows of versions before it was stored. */
  @Column({ type: 'varchar', length: 8, nullable: true })
  kind: string | null;

  @Column({ type: 'varchar', length: 64, name: 'account_id' })
  accountId: string;

  @Column({ type: 'bigint', name: 'credential_version' })
  credentialVersion: number;

  @Column({ type: 'varchar', length: 32, nullable: true, name: 'challenge_id' })
  challengeId: string | null;

  @Column({ type: 'bigint' })
  stamp: number;

  @Column({ type: 'bigint', name: 'expires_at' })
  expiresAt: number;

  @Column({ type: 'bigint', nullable: true, name: 'spent_at' })
  spentAt: number | null;

  @Column({ type: 'varchar', length: 8, nullable: true })
  locale: string | null;
}
