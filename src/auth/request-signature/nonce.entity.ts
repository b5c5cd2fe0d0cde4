import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('auth_nonces')
@Index('auth_nonces_expires_at', ['expiresAt'])
export class NonceEntity {
  @PrimaryColumn({ type: 'varchar', length: 43 })
  nonce: string;

  @Column({ type: 'bigint', name: 'expires_at' })
  expiresAt: number;
}
