import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, instant, integer, text, varchar } from './table';

const nullable = { isNullable: true };

export class CreateNotification1763700002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createOutbox(runner);
    await createInbox(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('notification_inbox');
    await runner.dropTable('notification_outbox');
  }
}

function createOutbox(runner: QueryRunner): Promise<void> {
  return createTable(
    runner,
    'notification_outbox',
    [
      varchar('id', 32, { isPrimary: true }),
      varchar('app', 64),
      varchar('channel', 8),
      varchar('recipient', 320),
      varchar('template', 32),
      varchar('locale', 16),
      varchar('reference', 16),
      text('payload', nullable),
      varchar('state', 16),
      integer('attempts'),
      integer('lost_leases'),
      instant('due_at', nullable),
      varchar('lease_owner', 32, nullable),
      instant('expires_at'),
      instant('created_at'),
      varchar('provider', 32, nullable),
      varchar('last_error', 120, nullable),
    ],
    [
      { name: 'notification_outbox_due_at', columnNames: ['due_at'] },
      { name: 'notification_outbox_created_at', columnNames: ['created_at'] },
    ],
  );
}

function createInbox(runner: QueryRunner): Promise<void> {
  return createTable(
    runner,
    'notification_inbox',
    [
      varchar('id', 32, { isPrimary: true }),
      varchar('channel', 8),
      varchar('recipient', 320),
      varchar('subject', 200, nullable),
      text('text'),
      text('html', nullable),
      varchar('code', 16, nullable),
      text('link', nullable),
      varchar('reference', 16),
      instant('created_at'),
    ],
    [{ name: 'notification_inbox_created_at', columnNames: ['created_at'] }],
  );
}
