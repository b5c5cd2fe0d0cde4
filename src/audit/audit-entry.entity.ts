import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('audit_entries')
@Index('audit_entries_at', ['at'])
@Index('audit_entries_account_id', ['accountId', 'at'])
export class AuditEntryEntity {
  @PrimaryColumn({ type: 'varchar', length: 32 })
  id: string;

  @Column({ type: 'bigint' })
  at: number;

  @Column({ type: 'varchar', length: 64 })
  app: string;

  @Column({ type: 'varchar', length: 32 })
  event: string;

  @Column({ type: 'varchar', length: 32 })
  outcome: string;

  @Column({ type: 'varchar', length: 32, nullable: true })
  purpose: string | null;

  @Column({ type: 'varchar', length: 64, nullable: true, name: 'account_id' })
  accountId: string | null;

  @Column({ type: 'varchar', length: 320, nullable: true })
  target: string | null;

  @Column({ type: 'varchar', length: 64 })
  ip: string;

  /** Name of the operator who decided; null for a request. */
  @Column({ type: 'varchar', length: 64, nullable: true })
  operator: string | null;

  /** Random text in the digest of the entry; null in rows of older versions and of erased entries. */
  @Column({ type: 'varchar', length: 43, nullable: true })
  salt: string | null;

  /** Digest of the entry from before its erasure; null for others. */
  @Column({ type: 'varchar', length: 43, nullable: true, name: 'erased_digest' })
  erasedDigest: string | null;

  /** Number of equal refusals within a minute that the entry stands for. */
  @Column({ type: 'integer', default: 1 })
  times: number;
}
