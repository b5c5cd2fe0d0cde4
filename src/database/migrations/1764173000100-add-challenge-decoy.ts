import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { integer } from './table';

const CHALLENGES = 'otp_challenges';

/** Adds whether a challenge is a decoy; those from before count as real until they are purged, a day after their end. */
export class AddChallengeDecoy1764173000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn(CHALLENGES, new TableColumn(integer('decoy', { default: 0 })));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn(CHALLENGES, 'decoy');
  }
}
