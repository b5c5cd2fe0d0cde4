import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Table row of an event; EventStore writes and reads it. */
@Entity('event_outbox')
@Index('event_outbox_id', ['id'], { unique: true })
@Index('event_outbox_due_at', ['dueAt'])
@Index('event_outbox_account', ['app', 'accountId', 'dueAt'])
@Index('event_outbox_state', ['state', 'endedAt'])
export class EventEntity {
  /** Number in the order in which events were written. */
  @PrimaryGeneratedColumn({ type: 'integer' })
  number: number;

  /** Id that the receiver gets on every try, by which it tells repetitions. */
  @Column({ type: 'varchar', length: 43 })
  id: string;

  @Column({ type: 'varchar', length: 64 })
  app: string;

  @Column({ type: 'varchar', length: 64, nullable: true, name: 'account_id' })
  accountId: string | null;

  @Column({ type: 'varchar', length: 32 })
  type: string;

  /** Further fields of the event, as JSON. */
  @Column({ type: 'text' })
  details: string;

  /** `queued`, `leased`, `delivered` or `dead`. */
  @Column({ type: 'varchar', length: 16 })
  state: string;

  @Column({ type: 'int' })
  attempts: number;

  /** Time from which a worker may lease the row: end of the delay while queued, end of the lease while leased; null once ended. */
  @Column({ type: 'bigint', nullable: true, name: 'due_at' })
  dueAt: number | null;

  @Column({ type: 'varchar', length: 32, nullable: true, name: 'lease_owner' })
  leaseOwner: string | null;

  @Column({ type: 'bigint', name: 'created_at' })
  createdAt: number;

  @Column({ type: 'bigint', nullable: true, name: 'ended_at' })
  endedAt: number | null;

  @Column({ type: 'varchar', length: 120, nullable: true, name: 'last_error' })
  lastError: string | null;
}
