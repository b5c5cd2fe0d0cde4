import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('captcha_captchas')
@Index('captcha_captchas_expires_at', ['expiresAt'])
export class CaptchaEntity {
  @PrimaryColumn({ type: 'varchar', length: 43 })
  subject: string;

  @Column({ type: 'varchar', length: 16, name: 'key_id' })
  keyId: string;

  @Column({ type: 'varchar', length: 43 })
  mac: string;

  @Column({ type: 'bigint', name: 'expires_at' })
  expiresAt: number;

  @Column({ type: 'varchar', length: 175, nullable: true })
  replaced: string | null;
}
