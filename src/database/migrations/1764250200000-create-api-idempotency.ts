import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, instant, text, varchar } from './table';

/** Creates the table of requests of /v1 that clients may repeat, with their answers. */
export class CreateApiIdempotency1764250200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'api_idempotency',
      [
        varchar('digest', 43, { isPrimary: true }),
        varchar('request_digest', 43),
        varchar('owner', 22),
        text('answer', { isNullable: true }),
        ...[instant('claimed_until'), instant('expires_at')],
      ],
      [{ name: 'api_idempotency_expires_at', columnNames: ['expires_at'] }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('api_idempotency');
  }
}
