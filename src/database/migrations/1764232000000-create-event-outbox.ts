import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, instant, integer, text, varchar } from './table';

const TABLE = 'event_outbox';

/** Creates the table of events that are told to the owner's software. */
export class CreateEventOutbox1764232000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      TABLE,
      [
        integer('number', { isPrimary: true, isGenerated: true, generationStrategy: 'increment' }),
        varchar('id', 43),
        varchar('app', 64),
        varchar('account_id', 64, { isNullable: true }),
        varchar('type', 32),
        text('details'),
        varchar('state', 16),
        integer('attempts'),
        instant('due_at', { isNullable: true }),
        varchar('lease_owner', 32, { isNullable: true }),
        instant('created_at'),
        instant('ended_at', { isNullable: true }),
        varchar('last_error', 120, { isNullable: true }),
      ],
      [
        { name: `${TABLE}_id`, columnNames: ['id'], isUnique: true },
        { name: `${TABLE}_due_at`, columnNames: ['due_at'] },
        { name: `${TABLE}_account`, columnNames: ['app', 'account_id', 'due_at'] },
        { name: `${TABLE}_state`, columnNames: ['state', 'ended_at'] },
      ],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(TABLE);
  }
}
