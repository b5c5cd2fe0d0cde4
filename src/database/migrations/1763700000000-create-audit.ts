import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, instant, varchar } from './table';

export class CreateAudit1763700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'audit_entries',
      [
        varchar('id', 32, { isPrimary: true }),
        instant('at'),
        varchar('app', 64),
        varchar('event', 32),
        varchar('outcome', 32),
        varchar('purpose', 32, { isNullable: true }),
        varchar('account_id', 32, { isNullable: true }),
        varchar('target', 320, { isNullable: true }),
        varchar('ip', 64),
      ],
      [{ name: 'audit_entries_at', columnNames: ['at'] }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('audit_entries');
  }
}
