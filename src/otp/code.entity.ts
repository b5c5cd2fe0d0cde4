import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('otp_codes')
export class CodeEntity {
  @PrimaryColumn({ type: 'varchar', length: 32, name: 'challenge_id' })
  challengeId: string;

  @PrimaryColumn({ type: 'int' })
  seq: number;

  @Column({ type: 'varchar', length: 32 })
  origin: string;

  @Column({ type: 'varchar', length: 16, name: 'key_id' })
  keyId: string;

  @Column({ type: 'varchar', length: 43 })
  mac: string;

  @Column({ type: 'int' })
  accepted: number;

  /** Network that asked for the code, as {@link networkOf} names it; null in rows of versions before it was stored. */
  @Column({ type: 'varchar', length: 10, nullable: true })
  network: string | null;

  @Column({ type: 'bigint', name: 'expires_at' })
  expiresAt: number;
}
