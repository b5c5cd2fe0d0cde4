import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('console_recovery_requests')
@Index('console_recovery_requests_expires_at', ['expiresAt'])
export class RecoveryRequestEntity {
  @PrimaryColumn({ type: 'varchar', length: 32 })
  id: string;

  @Column({ type: 'varchar', length: 64, name: 'requested_by' })
  requestedBy: string;

  @Column({ type: 'varchar', length: 64 })
  app: string;

  @Column({ type: 'varchar', length: 64, name: 'account_id' })
  accountId: string;

  @Column({ type: 'varchar', length: 8 })
  channel: 'sms' | 'email';

  @Column({ type: 'varchar', length: 16 })
  locale: string;

  @Column({ type: 'bigint', name: 'expires_at' })
  expiresAt: number;
}
