import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, instant, integer, text, varchar } from './table';

const TABLE = 'auth_verifications';

/** Creates the table of verifications: codes for addresses without an account. */
export class CreateVerifications1764240100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      TABLE,
      [
        varchar('scope_key', 43, { isPrimary: true }),
        varchar('id', 32),
        varchar('app', 64),
        varchar('channel', 8),
        varchar('state', 8),
        integer('checks'),
        text('sends'),
        varchar('challenge_id', 32),
        text('content', { isNullable: true }),
        instant('created_at'),
        instant('updated_at'),
        instant('expires_at'),
      ],
      [
        { name: `${TABLE}_id`, columnNames: ['id'], isUnique: true },
        { name: `${TABLE}_expires_at`, columnNames: ['expires_at'] },
      ],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(TABLE);
  }
}
