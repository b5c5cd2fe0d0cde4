import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, instant, varchar } from './table';

export class CreateNonces1763700005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'auth_nonces',
      [varchar('nonce', 43, { isPrimary: true }), instant('expires_at')],
      [{ name: 'auth_nonces_expires_at', columnNames: ['expires_at'] }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('auth_nonces');
  }
}
