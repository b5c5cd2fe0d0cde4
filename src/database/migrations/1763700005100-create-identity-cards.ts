import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, instant, text, varchar } from './table';

export class CreateIdentityCards1763700005100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'auth_identity_cards', [
      varchar('account_id', 32, { isPrimary: true }),
      text('sealed'),
      instant('created_at'),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('auth_identity_cards');
  }
}
