import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('auth_sessions')
@Index('auth_sessions_expires_at', ['expiresAt'])
@Index('auth_sessions_account_id', ['accountId'])
export class SessionEntity {
  @PrimaryColumn({ type: 'varchar', length: 43 })
  digest: string;

  @Column({ type: 'varchar', length: 64 })
  app: string;

  @Column({ type: 'varchar', length: 64, name: 'account_id' })
  accountId: string;

  @Column({ type: 'bigint', name: 'credential_version' })
  credentialVersion: number;

  /** End of the session unless it is used before; never after `endsAt`. */
  @Column({ type: 'bigint', name: 'expires_at' })
  expiresAt: number;

  /** Time of the sign-in; null in rows of versions before it was stored, as the two times below. */
  @Column({ type: 'bigint', name: 'created_at', nullable: true })
  createdAt: number | null;

  /** Time of the last recorded use: a use within an hour after it is not recorded. */
  @Column({ type: 'bigint', name: 'used_at', nullable: true })
  usedAt: number | null;

  /** End of the session however much it is used. */
  @Column({ type: 'bigint', name: 'ends_at', nullable: true })
  endsAt: number | null;

  /** Where it was opened, in a few words; null where the client did not say. */
  @Column({ type: 'varchar', length: 64, nullable: true })
  device: string | null;
}
