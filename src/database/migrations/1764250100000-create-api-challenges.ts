import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, instant, text, varchar } from './table';

/** Creates the table of challenges that clients of /v1 name by ids. */
export class CreateApiChallenges1764250100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'api_challenges',
      [
        varchar('id', 22, { isPrimary: true }),
        varchar('app', 64),
        varchar('purpose', 16),
        varchar('channel', 8),
        text('sealed'),
        varchar('locale', 8, { isNullable: true }),
        varchar('reference', 16),
        varchar('ticket_digest', 43, { isNullable: true }),
        ...[instant('created_at'), instant('resend_at'), instant('expires_at')],
      ],
      [
        { name: 'api_challenges_ticket_digest', columnNames: ['ticket_digest'], isUnique: true },
        { name: 'api_challenges_expires_at', columnNames: ['expires_at'] },
      ],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('api_challenges');
  }
}
