import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('auth_counters')
@Index('auth_counters_expires_at', ['expiresAt'])
export class CounterEntity {
  @PrimaryColumn({ type: 'varchar', length: 43 })
  id: string;

  @Column({ type: 'int' })
  count: number;

  @Column({ type: 'bigint', name: 'blocked_until' })
  blockedUntil: number;

  @Column({ type: 'bigint', name: 'expires_at' })
  expiresAt: number;
}
