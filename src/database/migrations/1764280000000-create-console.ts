import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, instant, varchar } from './table';

const [OPERATORS, SESSIONS, REQUESTS] = ['console_operators', 'console_sessions', 'console_recovery_requests'];

/** Creates the tables of the operator console: operators, their sessions, and recoveries that wait for a second operator. */
export class CreateConsole1764280000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.createOperators(runner);
    await this.createSessions(runner);
    await this.createRequests(runner);
  }

  private async createOperators(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      OPERATORS,
      [
        varchar('id', 32, { isPrimary: true }),
        varchar('name', 64),
        varchar('password_hash', 255, { isNullable: true }),
        varchar('totp_secret', 255, { isNullable: true }),
        instant('totp_step', { default: 0 }),
        varchar('invite_digest', 43, { isNullable: true }),
        instant('invite_expires_at', { isNullable: true }),
        instant('created_at'),
      ],
      [
        { name: `${OPERATORS}_name`, columnNames: ['name'], isUnique: true },
        { name: `${OPERATORS}_invite`, columnNames: ['invite_digest'], isUnique: true },
      ],
    );
  }

  private async createSessions(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      SESSIONS,
      [
        varchar('digest', 43, { isPrimary: true }),
        varchar('operator_id', 32),
        instant('expires_at'),
        instant('ends_at'),
      ],
      [
        { name: `${SESSIONS}_operator_id`, columnNames: ['operator_id'] },
        { name: `${SESSIONS}_expires_at`, columnNames: ['expires_at'] },
      ],
    );
  }

  private async createRequests(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      REQUESTS,
      [
        varchar('id', 32, { isPrimary: true }),
        varchar('requested_by', 64),
        varchar('app', 64),
        varchar('account_id', 64),
        varchar('channel', 8),
        varchar('locale', 16),
        instant('expires_at'),
      ],
      [{ name: `${REQUESTS}_expires_at`, columnNames: ['expires_at'] }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [REQUESTS, SESSIONS, OPERATORS]) await runner.dropTable(table);
  }
}
