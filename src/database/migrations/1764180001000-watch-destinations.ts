import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, instant, integer, varchar } from './table';

/** Adds the counts of codes for unverified numbers by country and number prefix. */
export class WatchDestinations1764180001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'otp_destinations',
      [
        varchar('destination', 20, { isPrimary: true }),
        instant('slot', { isPrimary: true }),
        integer('sends'),
        integer('entered'),
        instant('sent_at'),
        instant('sent_before_at'),
      ],
      [{ name: 'otp_destinations_slot', columnNames: ['slot'] }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('otp_destinations');
  }
}
