import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('console_operators')
@Index('console_operators_name', ['name'], { unique: true })
@Index('console_operators_invite', ['inviteDigest'], { unique: true })
export class OperatorEntity {
  @PrimaryColumn({ type: 'varchar', length: 32 })
  id: string;

  @Column({ type: 'varchar', length: 64 })
  name: string;

  /** Argon2id hash; null until the invitation was used. */
  @Column({ type: 'varchar', length: 255, nullable: true, name: 'password_hash' })
  passwordHash: string | null;

  /** TOTP secret, sealed by the key ring; null until the invitation was used. */
  @Column({ type: 'varchar', length: 255, nullable: true, name: 'totp_secret' })
  totpSecret: string | null;

  /** Newest TOTP time step that was accepted: none up to it is accepted again. */
  @Column({ type: 'bigint', default: 0, name: 'totp_step' })
  totpStep: number;

  /** Digest of the token in the link of the invitation; null once it was used. */
  @Column({ type: 'varchar', length: 43, nullable: true, name: 'invite_digest' })
  inviteDigest: string | null;

  @Column({ type: 'bigint', nullable: true, name: 'invite_expires_at' })
  inviteExpiresAt: number | null;

  @Column({ type: 'bigint', name: 'created_at' })
  createdAt: number;
}
