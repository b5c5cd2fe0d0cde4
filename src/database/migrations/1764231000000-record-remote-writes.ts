import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, instant, text, varchar } from './table';

/** Creates the table of writes at services of accounts whose results are not known yet. */
export class RecordRemoteWrites1764231000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'auth_remote_writes',
      [
        varchar('proof', 64, { isPrimary: true }),
        varchar('write_key', 32),
        varchar('kind', 8),
        varchar('app', 64),
        varchar('subject', 64),
        varchar('stored_version', 255),
        ...[varchar('mac_key_id', 16), varchar('mac', 43)],
        varchar('locale', 8, { isNullable: true }),
        text('sealed', { isNullable: true }),
        instant('created_at'),
      ],
      [
        { name: 'auth_remote_writes_subject', columnNames: ['app', 'subject'] },
        { name: 'auth_remote_writes_created_at', columnNames: ['created_at'] },
      ],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('auth_remote_writes');
  }
}
