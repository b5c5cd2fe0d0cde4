import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, instant, varchar } from './table';

export class CreateCaptchas1763700001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'captcha_captchas',
      [varchar('subject', 43, { isPrimary: true }), varchar('key_id', 16), varchar('mac', 43), instant('expires_at')],
      [{ name: 'captcha_captchas_expires_at', columnNames: ['expires_at'] }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('captcha_captchas');
  }
}
