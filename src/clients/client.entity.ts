import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('clients')
@Index('clients_sid', ['sid'], { unique: true })
export class ClientEntity {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  id: string;

  @Column({ type: 'varchar', length: 128 })
  name: string;

  @Column({ type: 'varchar', length: 256, nullable: true, name: 'sign_key' })
  signKey: string | null;

  @Column({ type: 'bigint', name: 'created_at' })
  createdAt: number;

  /** Identifier of 32 hexadecimal digits, for clients that cannot name an application by its id. */
  @Column({ type: 'varchar', length: 32, nullable: true })
  sid: string | null;

  /** Number of digits of its codes; null for the usual number. */
  @Column({ type: 'integer', nullable: true, name: 'code_length' })
  codeLength: number | null;
}
