import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('auth_remote_writes')
@Index('auth_remote_writes_subject', ['app', 'subject'])
@Index('auth_remote_writes_created_at', ['createdAt'])
export class RemoteWriteEntity {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  proof: string;

  @Column({ type: 'varchar', length: 32, name: 'write_key' })
  writeKey: string;

  @Column({ type: 'varchar', length: 8 })
  kind: string;

  @Column({ type: 'varchar', length: 64 })
  app: string;

  /** Id of the account, or the phone number of a registration. */
  @Column({ type: 'varchar', length: 64 })
  subject: string;

  /** Version of the credentials in the service's words; empty for a registration. */
  @Column({ type: 'varchar', length: 255, name: 'stored_version' })
  storedVersion: string;

  @Column({ type: 'varchar', length: 16, name: 'mac_key_id' })
  macKeyId: string;

  /** Keyed digest of what was asked for, the password included. */
  @Column({ type: 'varchar', length: 43 })
  mac: string;

  @Column({ type: 'varchar', length: 8, nullable: true })
  locale: string | null;

  /** Identity card of a registration, encrypted. */
  @Column({ type: 'text', nullable: true })
  sealed: string | null;

  @Column({ type: 'bigint', name: 'created_at' })
  createdAt: number;
}
