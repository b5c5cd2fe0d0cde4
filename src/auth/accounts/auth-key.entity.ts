import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Key that outlives those of SECRET_KEYS, under which it is sealed. */
@Entity('auth_keys')
export class AuthKeyEntity {
  @PrimaryColumn({ type: 'varchar', length: 32 })
  name: string;

  @Column({ type: 'varchar', length: 255 })
  sealed: string;

  @Column({ type: 'bigint', name: 'created_at' })
  createdAt: number;
}
