import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('captcha_spent_proofs')
@Index('captcha_spent_proofs_expires_at', ['expiresAt'])
export class SpentProofEntity {
  @PrimaryColumn({ type: 'varchar', length: 43 })
  digest: string;

  @Column({ type: 'bigint', name: 'expires_at' })
  expiresAt: number;
}
