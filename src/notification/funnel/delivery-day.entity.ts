import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Table row of the counts of deleted messages that were asked for on one day, and agree in all else of the key. */
@Entity('delivery_days')
export class DeliveryDayEntity {
  /** Midnight (UTC) at which the day began, milliseconds since 1970. */
  @PrimaryColumn({ type: 'bigint' })
  day: number;

  @PrimaryColumn({ type: 'varchar', length: 64 })
  app: string;

  /** `code` for messages with a code that can be entered, `other` for notices and links. */
  @PrimaryColumn({ type: 'varchar', length: 8 })
  kind: string;

  @PrimaryColumn({ type: 'varchar', length: 8 })
  channel: string;

  /** ISO 3166 region of a phone number; empty for a mail, and for a number without a region. */
  @PrimaryColumn({ type: 'varchar', length: 2 })
  country: string;

  /** Vendor of the last try; empty where none was tried. */
  @PrimaryColumn({ type: 'varchar', length: 32 })
  vendor: string;

  @Column({ type: 'int' })
  asked: number;

  @Column({ type: 'int' })
  accepted: number;

  @Column({ type: 'int' })
  delivered: number;

  @Column({ type: 'int' })
  entered: number;

  @Column({ type: 'int' })
  failed: number;

  /** Cost of the messages in millionths of the operator's currency. */
  @Column({ type: 'bigint' })
  cost: number;
}
