import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('api_challenges')
@Index('api_challenges_ticket_digest', ['ticketDigest'], { unique: true })
@Index('api_challenges_expires_at', ['expiresAt'])
export class ApiChallengeEntity {
  @PrimaryColumn({ type: 'varchar', length: 22 })
  id: string;

  @Column({ type: 'varchar', length: 64 })
  app: string;

  @Column({ type: 'varchar', length: 16 })
  purpose: string;

  @Column({ type: 'varchar', length: 8 })
  channel: string;

  /** Identifiers as typed, and a code that waits for the call which its ticket is for; encrypted. */
  @Column({ type: 'text' })
  sealed: string;

  @Column({ type: 'varchar', length: 8, nullable: true })
  locale: string | null;

  @Column({ type: 'varchar', length: 16 })
  reference: string;

  /** Digest of the ticket that a right code has yielded; null until then. */
  @Column({ type: 'varchar', length: 43, nullable: true, name: 'ticket_digest' })
  ticketDigest: string | null;

  @Column({ type: 'bigint', name: 'created_at' })
  createdAt: number;

  @Column({ type: 'bigint', name: 'resend_at' })
  resendAt: number;

  /** End of the code, or of the ticket once there is one. */
  @Column({ type: 'bigint', name: 'expires_at' })
  expiresAt: number;
}
