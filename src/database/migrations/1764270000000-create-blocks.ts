import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { createTable, instant, tableColumns, varchar } from './table';

const [TABLE, AUDIT] = ['blocks', 'audit_entries'];

/** Creates the table of the blocks that operators set, and the columns of the audit log about operators. */
export class CreateBlocks1764270000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      TABLE,
      [
        varchar('id', 32, { isPrimary: true }),
        varchar('kind', 16),
        varchar('subject_key', 64),
        varchar('shown', 320),
        varchar('reason', 200, { isNullable: true }),
        varchar('created_by', 64),
        instant('created_at'),
        instant('expires_at', { isNullable: true }),
      ],
      [
        { name: `${TABLE}_subject`, columnNames: ['kind', 'subject_key'], isUnique: true },
        { name: `${TABLE}_expires_at`, columnNames: ['expires_at'] },
      ],
    );
    const [operator] = await tableColumns(runner, [varchar('operator', 64, { isNullable: true })]);
    if (operator) await runner.addColumn(AUDIT, new TableColumn(operator));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn(AUDIT, 'operator');
    await runner.dropTable(TABLE);
  }
}
