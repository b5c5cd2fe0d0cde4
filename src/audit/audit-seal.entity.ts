import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('audit_seals')
@Index('audit_seals_to_at', ['toAt'])
export class AuditSealEntity {
  @PrimaryColumn({ type: 'integer' })
  number: number;

  /** Time of its first entry. */
  @Column({ type: 'bigint', name: 'from_at' })
  fromAt: number;

  /** Time and id of its last entry. */
  @Column({ type: 'bigint', name: 'to_at' })
  toAt: number;

  @Column({ type: 'varchar', length: 32, name: 'to_id' })
  toId: string;

  @Column({ type: 'integer' })
  entries: number;

  @Column({ type: 'varchar', length: 43 })
  digest: string;

  @Column({ type: 'bigint', name: 'sealed_at' })
  sealedAt: number;
}
