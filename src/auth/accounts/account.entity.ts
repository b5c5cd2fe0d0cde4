import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('auth_accounts')
@Index('auth_accounts_id', ['id'], { unique: true })
@Index('auth_accounts_username', ['app', 'usernameKey'], { unique: true })
@Index('auth_accounts_phone', ['app', 'phone'])
@Index('auth_accounts_email', ['app', 'email'])
@Index('auth_accounts_unique_phone', ['app', 'uniquePhone'], { unique: true })
@Index('auth_accounts_unique_email', ['app', 'uniqueEmail'], { unique: true })
export class AccountEntity {
  @PrimaryGeneratedColumn({ type: 'integer' })
  number: number;

  @Column({ type: 'varchar', length: 32 })
  id: string;

  @Column({ type: 'varchar', length: 64 })
  app: string;

  @Column({ type: 'varchar', length: 64, nullable: true })
  username: string | null;

  @Column({ type: 'varchar', length: 64, nullable: true, name: 'username_key' })
  usernameKey: string | null;

  @Column({ type: 'varchar', length: 20, nullable: true })
  phone: string | null;

  @Column({ type: 'int', name: 'phone_verified' })
  phoneVerified: number;

  /** Verified phone number if no other account may have it, else null: the column is unique. */
  @Column({ type: 'varchar', length: 20, nullable: true, name: 'unique_phone' })
  uniquePhone: string | null;

  @Column({ type: 'varchar', length: 254, nullable: true })
  email: string | null;

  @Column({ type: 'int', name: 'email_verified' })
  emailVerified: number;

  @Column({ type: 'varchar', length: 254, nullable: true, name: 'unique_email' })
  uniqueEmail: string | null;

  @Column({ type: 'varchar', length: 512, name: 'password_hash' })
  passwordHash: string;

  @Column({ type: 'int', name: 'credential_version' })
  credentialVersion: number;

  @Column({ type: 'varchar', length: 8 })
  locale: string;

  @Column({ type: 'bigint', name: 'created_at' })
  createdAt: number;

  /** Time at which an operator locked the account, ms since 1970. No look-up but those of operators finds it then. */
  @Column({ type: 'bigint', nullable: true, name: 'locked_at' })
  lockedAt: number | null;
}
