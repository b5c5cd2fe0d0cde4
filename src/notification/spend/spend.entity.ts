import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table row of what the SMS of one client application cost on one day. */
@Entity('notification_spend')
export class SpendEntity {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  app: string;

  /** Midnight (UTC) at which the day began, milliseconds since 1970. */
  @PrimaryColumn({ type: 'bigint' })
  day: number;

  /** Cost of the day's messages, in millionths of the operator's currency. */
  @Column({ type: 'bigint' })
  spent: number;

  /** Share of the cap, in percent, at which the operator was told; 0 before. */
  @Column({ name: 'alarmed_at', type: 'int' })
  alarmedAt: number;
}
