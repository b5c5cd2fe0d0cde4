import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, instant, varchar } from './table';

/** Creates the table of keys that outlive those of SECRET_KEYS, under which they are sealed. */
export class CreateAuthKeys1764321000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'auth_keys', [
      varchar('name', 32, { isPrimary: true }),
      varchar('sealed', 255),
      instant('created_at'),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('auth_keys');
  }
}
