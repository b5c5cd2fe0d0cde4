import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('auth_verifications')
@Index('auth_verifications_id', ['id'], { unique: true })
@Index('auth_verifications_expires_at', ['expiresAt'])
export class VerificationEntity {
  /** Digest of client application and target, of which each has one verification at a time. */
  @PrimaryColumn({ type: 'varchar', length: 43, name: 'scope_key' })
  scopeKey: string;

  @Column({ type: 'varchar', length: 32 })
  id: string;

  @Column({ type: 'varchar', length: 64 })
  app: string;

  @Column({ type: 'varchar', length: 8 })
  channel: string;

  @Column({ type: 'varchar', length: 8 })
  state: string;

  @Column({ type: 'integer' })
  checks: number;

  /** Sends as JSON, oldest first. */
  @Column({ type: 'text' })
  sends: string;

  @Column({ type: 'varchar', length: 32, name: 'challenge_id' })
  challengeId: string;

  /** Target and code, encrypted; null once the verification has ended. */
  @Column({ type: 'text', nullable: true })
  content: string | null;

  @Column({ type: 'bigint', name: 'created_at' })
  createdAt: number;

  @Column({ type: 'bigint', name: 'updated_at' })
  updatedAt: number;

  @Column({ type: 'bigint', name: 'expires_at' })
  expiresAt: number;
}
