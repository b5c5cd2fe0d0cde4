import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('client_secrets')
@Index('client_secrets_client_id', ['clientId'])
export class ClientSecretEntity {
  /** Identifier of 32 hexadecimal digits, by which a request may name the secret. */
  @PrimaryColumn({ type: 'varchar', length: 32 })
  id: string;

  @Column({ type: 'varchar', length: 64, name: 'client_id' })
  clientId: string;

  @Column({ type: 'varchar', length: 43 })
  digest: string;

  @Column({ type: 'bigint', name: 'created_at' })
  createdAt: number;
}
