import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('otp_challenges')
@Index('otp_challenges_scope', ['scopeKey', 'createdAt'])
@Index('otp_challenges_expires_at', ['expiresAt'])
export class ChallengeEntity {
  @PrimaryColumn({ type: 'varchar', length: 32 })
  id: string;

  @Column({ type: 'varchar', length: 43, name: 'scope_key' })
  scopeKey: string;

  @Column({ type: 'varchar', length: 8 })
  state: string;

  @Column({ type: 'int' })
  attempts: number;

  @Column({ type: 'int' })
  sends: number;

  /** 1 for a challenge without an account, whose guesses are counted apart; 2 for a placeholder. */
  @Column({ type: 'int', default: 0 })
  decoy: number;

  @Column({ type: 'bigint', name: 'created_at' })
  createdAt: number;

  @Column({ type: 'bigint', name: 'expires_at' })
  expiresAt: number;

  @Column({ type: 'varchar', length: 8, nullable: true })
  locale: string | null;

  /** Codes of the challenge as JSON ({@link packCodes}); null for a placeholder. */
  @Column({ type: 'text', nullable: true })
  codes: string | null;
}
