import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, instant, integer, varchar } from './table';

/**
 * Adds the cost of each message, and what the messages of a client application cost by day. The column is added by a
 * statement of its own, since TypeORM copies the whole table on SQLite, by column names from before they were renamed.
 */
export class CapSpend1764180000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE notification_outbox ADD COLUMN cost bigint NOT NULL DEFAULT 0');
    await createTable(runner, 'notification_spend', [
      varchar('app', 64, { isPrimary: true }),
      instant('day', { isPrimary: true }),
      { name: 'spent', type: 'bigint' },
      integer('alarmed_at'),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('notification_spend');
    await runner.query('ALTER TABLE notification_outbox DROP COLUMN cost');
  }
}
