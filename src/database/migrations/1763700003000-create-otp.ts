import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, instant, integer, text, varchar } from './table';

export class CreateOtp1763700003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'otp_challenges',
      [
        varchar('id', 32, { isPrimary: true }),
        varchar('slot', 43),
        varchar('state', 8),
        integer('attempts'),
        integer('sends'),
        instant('created_at'),
        instant('expires_at'),
      ],
      [
        { name: 'otp_challenges_slot', columnNames: ['slot', 'created_at'] },
        { name: 'otp_challenges_expires_at', columnNames: ['expires_at'] },
      ],
    );
    await createTable(runner, 'otp_codes', [
      varchar('challenge_id', 32, { isPrimary: true }),
      integer('seq', { isPrimary: true }),
      varchar('origin', 32),
      varchar('key_id', 16),
      varchar('mac', 43),
      integer('proved'),
      instant('expires_at'),
    ]);
    await createTable(
      runner,
      'otp_ledgers',
      [
        varchar('id', 43, { isPrimary: true }),
        text('events'),
        instant('paused_until'),
        integer('pauses'),
        instant('touched_at'),
      ],
      [{ name: 'otp_ledgers_touched_at', columnNames: ['touched_at'] }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['otp_ledgers', 'otp_codes', 'otp_challenges']) await runner.dropTable(table);
  }
}
