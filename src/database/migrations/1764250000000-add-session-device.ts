import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { tableColumns, varchar } from './table';

const SESSIONS = 'auth_sessions';

/** Adds where a session was opened, in a few words, for the list that its owner sees. */
export class AddSessionDevice1764250000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const column of await tableColumns(runner, [varchar('device', 64, { isNullable: true })]))
      await runner.addColumn(SESSIONS, new TableColumn(column));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn(SESSIONS, 'device');
  }
}
