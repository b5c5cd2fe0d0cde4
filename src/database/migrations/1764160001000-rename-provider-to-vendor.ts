import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

const OUTBOX = 'notification_outbox';

/** Table, old name and new name of each renamed column. */
const COLUMNS = [
  [OUTBOX, 'provider', 'vendor'],
  [OUTBOX, 'vendor_id', 'vendor_message_id'],
  ['notification_receipts', 'provider', 'vendor'],
] as const;

const OLD_INDEX = { name: 'notification_outbox_vendor_id', columnNames: ['provider', 'vendor_id'] };
const NEW_INDEX = { name: 'notification_outbox_vendor_message_id', columnNames: ['vendor', 'vendor_message_id'] };

/** Renames the columns that name a message's vendor, and the index over them; every row is kept. */
export class RenameProviderToVendor1764160001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, from, to] of COLUMNS) await runner.query(`ALTER TABLE ${table} RENAME COLUMN ${from} TO ${to}`);
    await runner.createIndex(OUTBOX, new TableIndex(NEW_INDEX));
    await runner.dropIndex(OUTBOX, OLD_INDEX.name);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, from, to] of COLUMNS) await runner.query(`ALTER TABLE ${table} RENAME COLUMN ${to} TO ${from}`);
    await runner.createIndex(OUTBOX, new TableIndex(OLD_INDEX));
    await runner.dropIndex(OUTBOX, NEW_INDEX.name);
  }
}
