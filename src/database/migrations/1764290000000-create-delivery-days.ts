import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, instant, integer, varchar } from './table';

/** Creates the daily counts of messages, which outlive the messages. */
export class CreateDeliveryDays1764290000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'delivery_days', [
      instant('day', { isPrimary: true }),
      varchar('app', 64, { isPrimary: true }),
      varchar('kind', 8, { isPrimary: true }),
      varchar('channel', 8, { isPrimary: true }),
      varchar('country', 2, { isPrimary: true }),
      varchar('vendor', 32, { isPrimary: true }),
      integer('asked'),
      integer('accepted'),
      integer('delivered'),
      integer('entered'),
      integer('failed'),
      { name: 'cost', type: 'bigint' },
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('delivery_days');
  }
}
