import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('api_idempotency')
@Index('api_idempotency_expires_at', ['expiresAt'])
export class IdempotentRequestEntity {
  /** Digest of the key, and of who may repeat it where. */
  @PrimaryColumn({ type: 'varchar', length: 43 })
  digest: string;

  /** Digest of the body, which a repetition must have too. */
  @Column({ type: 'varchar', length: 43, name: 'request_digest' })
  requestDigest: string;

  /** Random id of the request that runs. */
  @Column({ type: 'varchar', length: 22 })
  owner: string;

  /** Answer, encrypted; null until there is one. */
  @Column({ type: 'text', nullable: true })
  answer: string | null;

  /** End of the lease of the request that runs. */
  @Column({ type: 'bigint', name: 'claimed_until' })
  claimedUntil: number;

  @Column({ type: 'bigint', name: 'expires_at' })
  expiresAt: number;
}
