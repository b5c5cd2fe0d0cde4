import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { BlockKind } from './block';

@Entity('blocks')
@Index('blocks_subject', ['kind', 'subjectKey'], { unique: true })
@Index('blocks_expires_at', ['expiresAt'])
export class BlockEntity {
  @PrimaryColumn({ type: 'varchar', length: 32 })
  id: string;

  @Column({ type: 'varchar', length: 16 })
  kind: BlockKind;

  /** Digest of a number or an e-mail address, so that the table tells no address of a person; the subject itself of other kinds. */
  @Column({ type: 'varchar', length: 64, name: 'subject_key' })
  subjectKey: string;

  @Column({ type: 'varchar', length: 320 })
  shown: string;

  @Column({ type: 'varchar', length: 200, nullable: true })
  reason: string | null;

  @Column({ type: 'varchar', length: 64, name: 'created_by' })
  createdBy: string;

  @Column({ type: 'bigint', name: 'created_at' })
  createdAt: number;

  @Column({ type: 'bigint', name: 'expires_at', nullable: true })
  expiresAt: number | null;
}
