import { type MigrationInterface, type QueryRunner, TableColumn, TableIndex } from 'typeorm';
import { instant } from './table';

const SESSIONS = 'auth_sessions';
const TIMES = ['created_at', 'used_at', 'ends_at'] as const;
const BY_ACCOUNT = new TableIndex({ name: 'auth_sessions_account_id', columnNames: ['account_id'] });

/**
 * Adds when a session was opened, last used, and ends however much it is used, and an index by which the sessions of an
 * account are found. Sessions of versions before this one have none of the times, and end as those versions meant.
 */
export class TrackSessionUse1764204000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const name of TIMES) await runner.addColumn(SESSIONS, new TableColumn(instant(name, { isNullable: true })));
    await runner.createIndex(SESSIONS, BY_ACCOUNT);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex(SESSIONS, BY_ACCOUNT);
    for (const name of TIMES) await runner.dropColumn(SESSIONS, name);
  }
}
