import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, instant, varchar } from './table';

/** Creates the table of proofs (proof of work, tokens of widgets) that were accepted, so that none is accepted twice. */
export class RememberSpentProofs1764201000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'captcha_spent_proofs',
      [varchar('digest', 43, { isPrimary: true }), instant('expires_at')],
      [{ name: 'captcha_spent_proofs_expires_at', columnNames: ['expires_at'] }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('captcha_spent_proofs');
  }
}
