import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Table row of a receipt that arrived before its message was settled. */
@Entity('notification_receipts')
@Index('notification_receipts_received_at', ['receivedAt'])
export class ReceiptEntity {
  @PrimaryColumn({ type: 'varchar', length: 32 })
  vendor: string;

  /** Reference to the message: `vendor <the vendor's id>` or `own <our id>`. */
  @PrimaryColumn({ type: 'varchar', length: 80 })
  message: string;

  @PrimaryColumn({ type: 'varchar', length: 16 })
  status: string;

  @Column({ type: 'bigint', nullable: true })
  at: number | null;

  @Column({ type: 'varchar', length: 120, nullable: true })
  why: string | null;

  @Column({ name: 'received_at', type: 'bigint' })
  receivedAt: number;
}
