import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('console_sessions')
@Index('console_sessions_operator_id', ['operatorId'])
@Index('console_sessions_expires_at', ['expiresAt'])
export class ConsoleSessionEntity {
  @PrimaryColumn({ type: 'varchar', length: 43 })
  digest: string;

  @Column({ type: 'varchar', length: 32, name: 'operator_id' })
  operatorId: string;

  /** End without a use. */
  @Column({ type: 'bigint', name: 'expires_at' })
  expiresAt: number;

  /** End however often it is used. */
  @Column({ type: 'bigint', name: 'ends_at' })
  endsAt: number;
}
