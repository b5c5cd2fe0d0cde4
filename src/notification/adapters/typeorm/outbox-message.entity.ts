import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A row of the outbox as the database keeps it; rows are written and read by TypeormOutboxStore only. */
@Entity('notification_outbox')
@Index('notification_outbox_due_at', ['dueAt'])
@Index('notification_outbox_created_at', ['createdAt'])
export class OutboxMessageEntity {
  @PrimaryColumn({ type: 'varchar', length: 32 })
  id: string;

  @Column({ type: 'varchar', length: 64 })
  app: string;

  @Column({ type: 'varchar', length: 8 })
  channel: string;

  /** Masked; the address itself is in the payload. */
  @Column({ type: 'varchar', length: 320 })
  recipient: string;

  @Column({ type: 'varchar', length: 32 })
  template: string;

  @Column({ type: 'varchar', length: 16 })
  locale: string;

  @Column({ type: 'varchar', length: 16 })
  reference: string;

  /** Address and content, encrypted; null once the message has ended. */
  @Column({ type: 'text', nullable: true })
  payload: string | null;

  @Column({ type: 'varchar', length: 16 })
  state: string;

  @Column({ type: 'int' })
  attempts: number;

  @Column({ name: 'lost_leases', type: 'int' })
  lostLeases: number;

  /** When a worker may take the row: not before, while it is queued; the end of the lease; null once it has ended. */
  @Column({ name: 'due_at', type: 'bigint', nullable: true })
  dueAt: number | null;

  @Column({ name: 'lease_owner', type: 'varchar', length: 32, nullable: true })
  leaseOwner: string | null;

  @Column({ name: 'expires_at', type: 'bigint' })
  expiresAt: number;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt: number;

  @Column({ type: 'varchar', length: 32, nullable: true })
  provider: string | null;

  @Column({ name: 'last_error', type: 'varchar', length: 120, nullable: true })
  lastError: string | null;
}
