import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('otp_ledgers')
@Index('otp_ledgers_touched_at', ['touchedAt'])
export class LedgerEntity {
  @PrimaryColumn({ type: 'varchar', length: 43 })
  id: string;

  /** JSON: `[[at, what?], …]`, oldest first. */
  @Column({ type: 'text' })
  events: string;

  @Column({ type: 'bigint', name: 'paused_until' })
  pausedUntil: number;

  @Column({ type: 'int' })
  pauses: number;

  @Column({ type: 'bigint', name: 'touched_at' })
  touchedAt: number;
}
