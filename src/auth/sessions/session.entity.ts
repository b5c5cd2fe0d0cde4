import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('auth_sessions')
@Index('auth_sessions_expires_at', ['expiresAt'])
export class SessionEntity {
  @PrimaryColumn({ type: 'varchar', length: 43 })
  digest: string;

  @Column({ type: 'varchar', length: 64 })
  app: string;

  @Column({ type: 'varchar', length: 32, name: 'account_id' })
  accountId: string;

  @Column({ type: 'int', name: 'credential_version' })
  credentialVersion: number;

  @Column({ type: 'bigint', name: 'expires_at' })
  expiresAt: number;
}
