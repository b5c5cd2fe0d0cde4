import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Table row of the codes for unverified numbers of one destination within ten minutes. */
@Entity('otp_destinations')
@Index('otp_destinations_slot', ['slot'])
export class DestinationEntity {
  /** Country (ISO 3166-1 alpha-2), or the beginning of an E.164 number. */
  @PrimaryColumn({ type: 'varchar', length: 20 })
  destination: string;

  /** Beginning of the ten minutes, milliseconds since 1970. */
  @PrimaryColumn({ type: 'bigint' })
  slot: number;

  @Column({ type: 'int' })
  sends: number;

  /** Number of codes that were entered right. */
  @Column({ type: 'int' })
  entered: number;

  /** Times of the last send and of the one before it; 0 for none. */
  @Column({ name: 'sent_at', type: 'bigint' })
  sentAt: number;

  @Column({ name: 'sent_before_at', type: 'bigint' })
  sentBeforeAt: number;
}
