import { type MigrationInterface, type QueryRunner, TableColumn, TableIndex } from 'typeorm';
import { createTable, instant, integer, tableColumns, varchar } from './table';

const OUTBOX = 'notification_outbox';
const nullable = { isNullable: true };

const COLUMNS = [
  varchar('lane', 8, nullable),
  varchar('country', 2, nullable),
  varchar('challenge_id', 32, nullable),
  integer('code_number', nullable),
  varchar('bound_to', 32, nullable),
  varchar('refused_by', 255, nullable),
  varchar('vendor_id', 64, nullable),
  integer('segments', nullable),
  instant('accepted_at', nullable),
  instant('delivered_at', nullable),
  instant('entered_at', nullable),
];

const BY_DUE_AT = new TableIndex({ name: 'notification_outbox_due_at', columnNames: ['due_at'] });

const INDICES = [
  { name: 'notification_outbox_lane', columnNames: ['lane', 'due_at'] },
  { name: 'notification_outbox_vendor_id', columnNames: ['provider', 'vendor_id'] },
  { name: 'notification_outbox_challenge_id', columnNames: ['challenge_id', 'code_number'] },
];

/**
 * Adds columns for the results of a message: its acceptance, its receipts, and the entry of its code. Due messages are
 * found by `lane`: the channel, until the message has ended.
 */
export class AddReceipts1763700006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const columns = await tableColumns(runner, COLUMNS);
    await runner.addColumns(
      OUTBOX,
      columns.map((column) => new TableColumn(column)),
    );
    await runner.query(`UPDATE ${OUTBOX} SET lane = channel WHERE due_at IS NOT NULL`);
    await runner.createIndices(
      OUTBOX,
      INDICES.map((index) => new TableIndex(index)),
    );
    await runner.dropIndex(OUTBOX, BY_DUE_AT);
    await createTable(
      runner,
      'notification_receipts',
      [
        varchar('provider', 32, { isPrimary: true }),
        varchar('message', 80, { isPrimary: true }),
        varchar('status', 16, { isPrimary: true }),
        instant('at', nullable),
        varchar('why', 120, nullable),
        instant('received_at'),
      ],
      [{ name: 'notification_receipts_received_at', columnNames: ['received_at'] }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('notification_receipts');
    await runner.createIndex(OUTBOX, BY_DUE_AT);
    for (const { name } of INDICES) await runner.dropIndex(OUTBOX, name);
    for (const { name } of COLUMNS) await runner.dropColumn(OUTBOX, name);
  }
}
