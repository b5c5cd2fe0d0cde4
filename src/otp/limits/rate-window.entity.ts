import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('otp_rate_windows')
@Index('otp_rate_windows_touched_at', ['touchedAt'])
export class RateWindowEntity {
  @PrimaryColumn({ type: 'varchar', length: 43 })
  id: string;

  /** Events as JSON, `[[at, what?], …]`, oldest first. */
  @Column({ type: 'text' })
  events: string;

  @Column({ type: 'bigint', name: 'paused_until' })
  pausedUntil: number;

  @Column({ type: 'int' })
  pauses: number;

  @Column({ type: 'bigint', name: 'touched_at' })
  touchedAt: number;
}
