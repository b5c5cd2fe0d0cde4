import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { instant } from './table';

const ACCOUNTS = 'auth_accounts';

/** Adds the time at which an operator locked an account; null for any that is not locked. */
export class AddAccountLocks1764320000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn(ACCOUNTS, new TableColumn(instant('locked_at', { isNullable: true })));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn(ACCOUNTS, 'locked_at');
  }
}
