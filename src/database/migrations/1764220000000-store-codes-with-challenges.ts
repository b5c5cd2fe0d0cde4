import type { MigrationInterface, QueryRunner } from 'typeorm';
import { identityCollation } from '../mysql-server';
import { createTable, instant, integer, varchar } from './table';

/** Number of placeholders: parallel attempts at nothing hardly meet in one. */
const PLACEHOLDERS = 64;

/** Expiry that never comes: the largest integer of JavaScript. */
const NEVER = '9007199254740991';

/**
 * Moves the codes into the rows of their challenges, as JSON, and adds placeholders: rows to which attempts are charged where
 * there is no challenge, so that they cost what others cost.
 */
export class StoreCodesWithChallenges1764220000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const collation = await identityCollation(runner);
    const text = collation === undefined ? '' : `CHARACTER SET utf8mb4 COLLATE ${collation}`;
    const list = collation === undefined ? 'json_group_array' : 'JSON_ARRAYAGG';
    await runner.query(`ALTER TABLE otp_challenges ADD COLUMN codes text ${text} NULL`);
    await runner.query(
      `UPDATE otp_challenges SET codes = (
         SELECT ${list}(JSON_OBJECT('seq', k.seq, 'origin', k.origin, 'keyId', k.key_id, 'mac', k.mac,
           'network', k.network, 'accepted', k.accepted, 'expiresAt', k.expires_at))
         FROM otp_codes k WHERE k.challenge_id = otp_challenges.id)`,
    );
    await runner.dropTable('otp_codes');
    const ids = Array.from({ length: PLACEHOLDERS }, (_, n) => `'none-${String(n)}'`);
    await runner.query(
      `INSERT INTO otp_challenges (id, scope_key, decoy, state, attempts, sends, created_at, expires_at)
       VALUES ${ids.map((id) => `(${id}, 'none', 2, 'pending', 0, 0, 0, ${NEVER})`).join(', ')}`,
    );
  }

  /** Creates the table of codes again, without the codes: people who wait for one ask for another. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM otp_challenges WHERE decoy = 2`);
    await runner.query('ALTER TABLE otp_challenges DROP COLUMN codes');
    await createTable(runner, 'otp_codes', [
      varchar('challenge_id', 32, { isPrimary: true }),
      integer('seq', { isPrimary: true }),
      ...[varchar('origin', 32), varchar('key_id', 16), varchar('mac', 43), integer('accepted'), instant('expires_at')],
      varchar('network', 10, { isNullable: true }),
    ]);
  }
}
