import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

/** Old and new name of each renamed table. */
const TABLES = [
  ['apps_apps', 'clients'],
  ['otp_ledgers', 'otp_rate_windows'],
] as const;

/** Old and new name of each renamed column, by the new name of its table. */
const COLUMNS = [
  ['otp_challenges', 'slot', 'scope_key'],
  ['otp_codes', 'proved', 'accepted'],
  ['auth_accounts', 'claimed_phone', 'unique_phone'],
  ['auth_accounts', 'claimed_email', 'unique_email'],
  ['auth_accounts', 'epoch', 'credential_version'],
  ['auth_tickets', 'epoch', 'credential_version'],
  ['auth_sessions', 'epoch', 'credential_version'],
] as const;

/** Indices named after a renamed table or column, which are created again under the new name, over the same columns. */
const INDICES = [
  { table: 'otp_rate_windows', from: 'otp_ledgers_touched_at', to: 'otp_rate_windows_touched_at', on: ['touched_at'] },
  { table: 'otp_challenges', from: 'otp_challenges_slot', to: 'otp_challenges_scope', on: ['scope_key', 'created_at'] },
  {
    table: 'auth_accounts',
    from: 'auth_accounts_claimed_phone',
    to: 'auth_accounts_unique_phone',
    on: ['app', 'unique_phone'],
    isUnique: true,
  },
  {
    table: 'auth_accounts',
    from: 'auth_accounts_claimed_email',
    to: 'auth_accounts_unique_email',
    on: ['app', 'unique_email'],
    isUnique: true,
  },
];

/** Renames tables, columns and indices to the terms of the glossary; every row is kept. */
export class RenameToStandardTerms1764160000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [from, to] of TABLES) await runner.query(`ALTER TABLE ${from} RENAME TO ${to}`);
    for (const [table, from, to] of COLUMNS) await runner.query(`ALTER TABLE ${table} RENAME COLUMN ${from} TO ${to}`);
    for (const { table, from, to, on: columnNames, isUnique = false } of INDICES) {
      await runner.createIndex(table, new TableIndex({ name: to, columnNames, isUnique }));
      await runner.dropIndex(table, from);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, from, to] of COLUMNS) await runner.query(`ALTER TABLE ${table} RENAME COLUMN ${to} TO ${from}`);
    for (const [from, to] of TABLES) await runner.query(`ALTER TABLE ${to} RENAME TO ${from}`);
    for (const { table, from, to, on, isUnique = false } of INDICES) {
      const [oldTable] = TABLES.find(([, renamed]) => renamed === table) ?? [table];
      const columnNames = on.map(
        (name) => COLUMNS.find(([of, , renamed]) => of === table && renamed === name)?.[1] ?? name,
      );
      await runner.createIndex(oldTable, new TableIndex({ name: from, columnNames, isUnique }));
      await runner.dropIndex(oldTable, to);
    }
  }
}
