import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { integer } from './table';

const TIMES = integer('times', { default: 1 });

/** Adds the number of equal refusals that an audit entry stands for. */
export class FoldAuditEntries1764190000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('audit_entries', new TableColumn(TIMES));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('audit_entries', TIMES.name);
  }
}
