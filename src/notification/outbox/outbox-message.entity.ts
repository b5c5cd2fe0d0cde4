import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Table row of the outbox. TypeormOutboxStore writes and reads it; receipts and statistics use it too. */
@Entity('notification_outbox')
@Index('notification_outbox_lane', ['lane', 'dueAt'])
@Index('notification_outbox_created_at', ['createdAt'])
@Index('notification_outbox_vendor_message_id', ['vendor', 'vendorMessageId'])
@Index('notification_outbox_challenge_id', ['challengeId', 'codeNumber'])
export class OutboxMessageEntity {
  @PrimaryColumn({ type: 'varchar', length: 32 })
  id: string;

  @Column({ type: 'varchar', length: 64 })
  app: string;

  @Column({ type: 'varchar', length: 8 })
  channel: string;

  /** Channel until the message has ended, then null, which keeps ended rows out of the index that workers read. */
  @Column({ type: 'varchar', length: 8, nullable: true })
  lane: string | null;

  /** Masked address of the recipient, for operators; the payload has the full one. */
  @Column({ type: 'varchar', length: 320 })
  recipient: string;

  @Column({ type: 'varchar', length: 32 })
  template: string;

  @Column({ type: 'varchar', length: 16 })
  locale: string;

  @Column({ type: 'varchar', length: 16 })
  reference: string;

  /** Encrypted address and content of the message; null once the message has ended. */
  @Column({ type: 'text', nullable: true })
  payload: string | null;

  @Column({ type: 'varchar', length: 16 })
  state: string;

  @Column({ type: 'int' })
  attempts: number;

  @Column({ name: 'lost_leases', type: 'int' })
  lostLeases: number;

  /**
   * Time from which a worker may lease the row: end of the delay while queued, end of the lease while leased; null once
   * ended.
   */
  @Column({ name: 'due_at', type: 'bigint', nullable: true })
  dueAt: number | null;

  @Column({ name: 'lease_owner', type: 'varchar', length: 32, nullable: true })
  leaseOwner: string | null;

  @Column({ name: 'expires_at', type: 'bigint' })
  expiresAt: number;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt: number;

  /** Vendor of the last try; null before the first. */
  @Column({ type: 'varchar', length: 32, nullable: true })
  vendor: string | null;

  @Column({ name: 'last_error', type: 'varchar', length: 120, nullable: true })
  lastError: string | null;

  /** ISO 3166 region of a phone number; null for a mail, and for a number without a region. */
  @Column({ type: 'varchar', length: 2, nullable: true })
  country: string | null;

  @Column({ name: 'challenge_id', type: 'varchar', length: 32, nullable: true })
  challengeId: string | null;

  /** Number of the code within its challenge, counted from 1. */
  @Column({ name: 'code_number', type: 'int', nullable: true })
  codeNumber: number | null;

  /** Cost that the client application was charged, in millionths of the operator's currency. */
  @Column({ type: 'bigint', default: 0 })
  cost: number;

  /** Only vendor that may be called, because it may have the message already; null for any. */
  @Column({ name: 'bound_to', type: 'varchar', length: 32, nullable: true })
  boundTo: string | null;

  /** Vendors that refused the message for good, separated by spaces. */
  @Column({ name: 'refused_by', type: 'varchar', length: 255, nullable: true })
  refusedBy: string | null;

  /** Id that the vendor gave the message; its receipts name it. */
  @Column({ name: 'vendor_message_id', type: 'varchar', length: 64, nullable: true })
  vendorMessageId: string | null;

  @Column({ type: 'int', nullable: true })
  segments: number | null;

  @Column({ name: 'accepted_at', type: 'bigint', nullable: true })
  acceptedAt: number | null;

  /** Time of delivery by the vendor's clock, else arrival of its receipt; milliseconds since 1970. */
  @Column({ name: 'delivered_at', type: 'bigint', nullable: true })
  deliveredAt: number | null;

  /** Time at which the user entered the code of the message correctly. */
  @Column({ name: 'entered_at', type: 'bigint', nullable: true })
  enteredAt: number | null;
}
