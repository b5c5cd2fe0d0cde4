import { type MigrationInterface, type QueryRunner, TableColumn, TableIndex } from 'typeorm';
import { createTable, instant, integer, tableColumns, varchar } from './table';

const [SEALS, ENTRIES] = ['audit_seals', 'audit_entries'];
const BY_ACCOUNT = new TableIndex({ name: `${ENTRIES}_account_id`, columnNames: ['account_id', 'at'] });
const ADDED = ['salt', 'erased_digest'];

/**
 * Creates the table of the seals that chain audit entries, adds what an entry needs for it, and an index by which the entries of
 * an account are found. Entries of versions before this one have no salt.
 */
export class ChainAudit1764271000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      SEALS,
      [
        integer('number', { isPrimary: true }),
        instant('from_at'),
        instant('to_at'),
        varchar('to_id', 32),
        integer('entries'),
        varchar('digest', 43),
        instant('sealed_at'),
      ],
      [{ name: `${SEALS}_to_at`, columnNames: ['to_at'] }],
    );
    const columns = ADDED.map((name) => varchar(name, 43, { isNullable: true }));
    for (const column of await tableColumns(runner, columns)) await runner.addColumn(ENTRIES, new TableColumn(column));
    await runner.createIndex(ENTRIES, BY_ACCOUNT);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex(ENTRIES, BY_ACCOUNT);
    for (const name of ADDED) await runner.dropColumn(ENTRIES, name);
    await runner.dropTable(SEALS);
  }
}
