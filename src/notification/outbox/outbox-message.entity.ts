import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A row of the outbox as the database keeps it; rows are written and read by TypeormOutboxStore only. */
@Entity('notification_outbox')
@Index('notification_outbox_lane', ['lane', 'dueAt'])
@Index('notification_outbox_created_at', ['createdAt'])
@Index('notification_outbox_vendor_id', ['provider', 'vendorId'])
@Index('notification_outbox_challenge_id', ['challengeId', 'codeNumber'])
export class OutboxMessageEntity {
  @PrimaryColumn({ type: 'varchar', length: 32 })
  id: string;

  @Column({ type: 'varchar', length: 64 })
  app: string;

  @Column({ type: 'varchar', length: 8 })
  channel: string;

  /** The channel until the message has ended, null from then on: what has ended is out of the way of what is looked for. */
  @Column({ type: 'varchar', length: 8, nullable: true })
  lane: string | null;

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

  /** ISO 3166 region of a number. */
  @Column({ type: 'varchar', length: 2, nullable: true })
  country: string | null;

  @Column({ name: 'challenge_id', type: 'varchar', length: 32, nullable: true })
  challengeId: string | null;

  /** Which code of the challenge it carries, counted from 1. */
  @Column({ name: 'code_number', type: 'int', nullable: true })
  codeNumber: number | null;

  /** The provider that may have the message already: nobody else may be given it. */
  @Column({ name: 'bound_to', type: 'varchar', length: 32, nullable: true })
  boundTo: string | null;

  /** The providers that will never carry it, with a space between them. */
  @Column({ name: 'refused_by', type: 'varchar', length: 255, nullable: true })
  refusedBy: string | null;

  /** What the provider calls the message. */
  @Column({ name: 'vendor_id', type: 'varchar', length: 64, nullable: true })
  vendorId: string | null;

  @Column({ type: 'int', nullable: true })
  segments: number | null;

  @Column({ name: 'accepted_at', type: 'bigint', nullable: true })
  acceptedAt: number | null;

  /** By the provider's clock where it told, else when its receipt came. */
  @Column({ name: 'delivered_at', type: 'bigint', nullable: true })
  deliveredAt: number | null;

  /** When its code was entered right. */
  @Column({ name: 'entered_at', type: 'bigint', nullable: true })
  enteredAt: number | null;
}
