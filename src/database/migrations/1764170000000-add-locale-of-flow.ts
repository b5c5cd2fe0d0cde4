import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { tableColumns, varchar } from './table';

const TABLES = ['otp_challenges', 'auth_tickets'];
const LOCALE = varchar('locale', 8, { isNullable: true });

/** Adds the language in which a client asked for a code or a link, for notices about what it is used for. */
export class AddLocaleOfFlow1764170000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const columns = await tableColumns(runner, [LOCALE]);
    for (const table of TABLES)
      await runner.addColumns(
        table,
        columns.map((column) => new TableColumn(column)),
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.dropColumn(table, LOCALE.name);
  }
}
