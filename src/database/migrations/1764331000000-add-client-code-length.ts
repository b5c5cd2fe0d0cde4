import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { integer } from './table';

const CLIENTS = 'clients';

/** Adds the number of digits of a client application's codes; null for those that have the usual number. */
export class AddClientCodeLength1764331000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn(CLIENTS, new TableColumn(integer('code_length', { isNullable: true })));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn(CLIENTS, 'code_length');
  }
}
