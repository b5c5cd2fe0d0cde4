import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Table row of a message in the development inbox. */
@Entity('notification_inbox')
@Index('notification_inbox_created_at', ['createdAt'])
export class InboxMessageEntity {
  @PrimaryColumn({ type: 'varchar', length: 32 })
  id: string;

  @Column({ type: 'varchar', length: 8 })
  channel: string;

  @Column({ type: 'varchar', length: 320 })
  recipient: string;

  @Column({ type: 'varchar', length: 200, nullable: true })
  subject: string | null;

  @Column({ type: 'text' })
  text: string;

  @Column({ type: 'text', nullable: true })
  html: string | null;

  @Column({ type: 'varchar', length: 16, nullable: true })
  code: string | null;

  @Column({ type: 'text', nullable: true })
  link: string | null;

  @Column({ type: 'varchar', length: 16 })
  reference: string;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt: number;
}
