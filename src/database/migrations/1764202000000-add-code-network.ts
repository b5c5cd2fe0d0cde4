import type { MigrationInterface, QueryRunner } from 'typeorm';
import { identityCollation } from '../mysql-server';

/**
 * Adds the network that asked for a code; null for codes from before, and for those of older processes. The column is added
 * by a statement of its own, since TypeORM copies the whole table on SQLite, by column names from before they were renamed.
 */
export class AddCodeNetwork1764202000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const collation = await identityCollation(runner);
    const text = collation === undefined ? '' : `CHARACTER SET utf8mb4 COLLATE ${collation}`;
    await runner.query(`ALTER TABLE otp_codes ADD COLUMN network varchar(10) ${text} NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE otp_codes DROP COLUMN network');
  }
}
