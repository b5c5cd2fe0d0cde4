import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('clients')
export class ClientEntity {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  id: string;

  @Column({ type: 'varchar', length: 128 })
  name: string;

  @Column({ type: 'varchar', length: 43, nullable: true, name: 'secret_digest' })
  secretDigest: string | null;

  @Column({ type: 'varchar', length: 256, nullable: true, name: 'sign_key' })
  signKey: string | null;

  @Column({ type: 'bigint', name: 'created_at' })
  createdAt: number;
}
