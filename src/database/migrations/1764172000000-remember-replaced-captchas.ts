import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { tableColumns, varchar } from './table';

const TABLE = 'captcha_captchas';
const COLUMN = 'replaced';

/** Adds the digests of the pictures that a subject's newest captcha replaced. */
export class RememberReplacedCaptchas1764172000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const columns = await tableColumns(runner, [varchar(COLUMN, 175, { isNullable: true })]);
    await runner.addColumns(
      TABLE,
      columns.map((column) => new TableColumn(column)),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn(TABLE, COLUMN);
  }
}
