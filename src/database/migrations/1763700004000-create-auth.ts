import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, instant, integer, varchar } from './table';

const optional = { isNullable: true };

export class CreateAuth1763700004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createAccounts(runner);
    await createTable(
      runner,
      'auth_tickets',
      [
        varchar('digest', 43, { isPrimary: true }),
        varchar('app', 64),
        varchar('purpose', 32),
        varchar('account_id', 32),
        integer('epoch'),
        varchar('challenge_id', 32, optional),
        instant('stamp'),
        instant('expires_at'),
        instant('spent_at', optional),
      ],
      [{ name: 'auth_tickets_expires_at', columnNames: ['expires_at'] }],
    );
    await createTable(
      runner,
      'auth_sessions',
      [
        varchar('digest', 43, { isPrimary: true }),
        varchar('app', 64),
        varchar('account_id', 32),
        integer('epoch'),
        instant('expires_at'),
      ],
      [{ name: 'auth_sessions_expires_at', columnNames: ['expires_at'] }],
    );
    await createTable(
      runner,
      'auth_counters',
      [varchar('id', 43, { isPrimary: true }), integer('count'), instant('blocked_until'), instant('expires_at')],
      [{ name: 'auth_counters_expires_at', columnNames: ['expires_at'] }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['auth_counters', 'auth_sessions', 'auth_tickets', 'auth_accounts'])
      await runner.dropTable(table);
  }
}

function createAccounts(runner: QueryRunner): Promise<void> {
  return createTable(
    runner,
    'auth_accounts',
    [
      { name: 'number', type: 'integer', isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
      varchar('id', 32),
      varchar('app', 64),
      varchar('username', 64, optional),
      varchar('username_key', 64, optional),
      varchar('phone', 20, optional),
      integer('phone_verified'),
      varchar('claimed_phone', 20, optional),
      varchar('email', 254, optional),
      integer('email_verified'),
      varchar('claimed_email', 254, optional),
      varchar('password_hash', 512),
      integer('epoch'),
      varchar('locale', 8),
      instant('created_at'),
    ],
    [
      { name: 'auth_accounts_id', columnNames: ['id'], isUnique: true },
      { name: 'auth_accounts_username', columnNames: ['app', 'username_key'], isUnique: true },
      { name: 'auth_accounts_phone', columnNames: ['app', 'phone'] },
      { name: 'auth_accounts_email', columnNames: ['app', 'email'] },
      { name: 'auth_accounts_claimed_phone', columnNames: ['app', 'claimed_phone'], isUnique: true },
      { name: 'auth_accounts_claimed_email', columnNames: ['app', 'claimed_email'], isUnique: true },
    ],
  );
}
