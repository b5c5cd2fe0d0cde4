import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, instant, varchar } from './table';

export class CreateApps1763700000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'apps_apps', [
      varchar('id', 64, { isPrimary: true }),
      varchar('name', 128),
      varchar('secret_digest', 43, { isNullable: true }),
      varchar('sign_key', 256, { isNullable: true }),
      instant('created_at'),
    ]);
    await runner.query(`INSERT INTO apps_apps (id, name, created_at) VALUES ('default', 'default', 0)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('apps_apps');
  }
}
