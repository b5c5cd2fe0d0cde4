import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import type { TableSource } from '../../src/auth/accounts/sources/account-sources';
import { type DatabaseConfig, dataSourceOptions } from '../../src/database';

/** Person in an owner's table; `stored` is `digest:salt` for formats with a salt in a column of its own. */
export interface Person {
  readonly username: string;
  readonly phone: string;
  readonly email: string;
  readonly stored: string;
}

const digestOf = (stored: string): string => stored.split(':')[0] ?? '';
const saltOf = (stored: string): string => stored.split(':')[1] ?? '';

/** Table of some software's accounts, as its owner has it, with the entry of ACCOUNTS_FILE for it. */
export interface OwnerStyle {
  readonly name: string;
  readonly table: string;
  /** Statements that create it. */
  readonly create: { readonly mysql: string; readonly sqlite: string };
  readonly source: TableSource;
  /** Columns of a person with this name, phone (without +86) and stored password, whose addresses are verified. */
  readonly row: (person: Person) => Readonly<Record<string, unknown>>;
  readonly env?: NodeJS.ProcessEnv;
}

const discuz: OwnerStyle = {
  name: 'Discuz! with UCenter',
  table: 'uc_members',
  create: {
    mysql: `CREATE TABLE uc_members (
      uid mediumint(8) unsigned NOT NULL AUTO_INCREMENT, username char(15) NOT NULL DEFAULT '',
      password char(32) NOT NULL DEFAULT '', email char(32) NOT NULL DEFAULT '', regip char(15) NOT NULL DEFAULT '',
      regdate int(10) unsigned NOT NULL DEFAULT 0, salt char(6) NOT NULL, secques char(8) NOT NULL DEFAULT '',
      secmobicc varchar(3) NOT NULL DEFAULT '', secmobile varchar(12) NOT NULL DEFAULT '',
      secmobilestatus tinyint(1) NOT NULL DEFAULT 0,
      PRIMARY KEY (uid), UNIQUE KEY username (username), KEY email (email), KEY secmobile (secmobile)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci`,
    sqlite: `CREATE TABLE uc_members (uid INTEGER PRIMARY KEY, username TEXT NOT NULL DEFAULT '' UNIQUE,
      password TEXT NOT NULL DEFAULT '', email TEXT NOT NULL DEFAULT '', regip TEXT NOT NULL DEFAULT '',
      regdate INTEGER NOT NULL DEFAULT 0, salt TEXT NOT NULL, secques TEXT NOT NULL DEFAULT '',
      secmobicc TEXT NOT NULL DEFAULT '', secmobile TEXT NOT NULL DEFAULT '', secmobilestatus INTEGER NOT NULL DEFAULT 0)`,
  },
  row: ({ username, phone, email, stored }) => ({
    ...{ username, email, secmobicc: '86', secmobile: phone, secmobilestatus: 1 },
    ...{ password: digestOf(stored), salt: saltOf(stored) },
  }),
  source: {
    kind: 'table',
    table: 'uc_members',
    columns: {
      ...{ id: 'uid', username: 'username', phone: 'secmobile', callingCode: 'secmobicc', email: 'email' },
      ...{ password: 'password', salt: 'salt' },
    },
    phone: { stored: 'national', verified: 'secmobilestatus' },
    email: { verified: true },
    password: { reads: ['discuz'], writes: 'discuz' },
    onPasswordChanged: { set: { secques: '' } },
    register: { set: { regip: 'ip', regdate: 'unix' } },
  },
};

const ecshop: OwnerStyle = {
  name: 'ECShop',
  table: 'ecs_users',
  create: {
    mysql: `CREATE TABLE ecs_users (
      user_id mediumint(8) unsigned NOT NULL AUTO_INCREMENT, email varchar(60) NOT NULL DEFAULT '',
      user_name varchar(60) NOT NULL DEFAULT '', password varchar(32) NOT NULL DEFAULT '',
      reg_time int(10) unsigned NOT NULL DEFAULT 0, ec_salt varchar(10) DEFAULT NULL,
      mobile_phone varchar(20) NOT NULL, is_validated tinyint(3) unsigned NOT NULL DEFAULT 0, alias varchar(60) NOT NULL,
      PRIMARY KEY (user_id), UNIQUE KEY user_name (user_name), KEY email (email), KEY mobile_phone (mobile_phone)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3`,
    sqlite: `CREATE TABLE ecs_users (user_id INTEGER PRIMARY KEY, email TEXT NOT NULL DEFAULT '',
      user_name TEXT NOT NULL DEFAULT '' UNIQUE, password TEXT NOT NULL DEFAULT '', reg_time INTEGER NOT NULL DEFAULT 0,
      ec_salt TEXT, mobile_phone TEXT NOT NULL, is_validated INTEGER NOT NULL DEFAULT 0, alias TEXT NOT NULL)`,
  },
  row: ({ username, phone, email, stored }) => ({
    ...{ user_name: username, email, mobile_phone: phone, is_validated: 1, alias: username },
    ...{ password: digestOf(stored), ec_salt: saltOf(stored) },
  }),
  source: {
    kind: 'table',
    table: 'ecs_users',
    columns: {
      ...{ id: 'user_id', username: 'user_name', phone: 'mobile_phone', email: 'email' },
      ...{ password: 'password', salt: 'ec_salt' },
    },
    phone: { stored: ['national', 'e164'], region: 'CN', verified: true },
    email: { verified: 'is_validated' },
    password: { reads: ['ecshop'], writes: 'ecshop' },
    register: { set: { reg_time: 'unix', alias: '' } },
  },
};

const thinkphp: OwnerStyle = {
  name: 'ThinkPHP',
  table: 'onethink_ucenter_member',
  create: {
    mysql: `CREATE TABLE onethink_ucenter_member (
      id int(10) unsigned NOT NULL AUTO_INCREMENT, username char(16) NOT NULL, password char(32) NOT NULL,
      email char(32) NOT NULL, mobile char(15) NOT NULL DEFAULT '', reg_time int(10) unsigned NOT NULL DEFAULT 0,
      update_time int(10) unsigned NOT NULL DEFAULT 0, status tinyint(4) DEFAULT 0,
      PRIMARY KEY (id), UNIQUE KEY username (username), KEY mobile (mobile)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`,
    sqlite: `CREATE TABLE onethink_ucenter_member (id INTEGER PRIMARY KEY, username TEXT NOT NULL UNIQUE,
      password TEXT NOT NULL, email TEXT NOT NULL, mobile TEXT NOT NULL DEFAULT '', reg_time INTEGER NOT NULL DEFAULT 0,
      update_time INTEGER NOT NULL DEFAULT 0, status INTEGER DEFAULT 0)`,
  },
  row: ({ username, phone, email, stored }) => ({
    ...{ username, email, mobile: phone, status: 1, password: digestOf(stored) },
  }),
  source: {
    kind: 'table',
    table: 'onethink_ucenter_member',
    columns: { id: 'id', username: 'username', phone: 'mobile', email: 'email', password: 'password' },
    phone: { stored: 'national', region: 'CN', verified: true },
    email: { verified: false },
    only: { status: 1 },
    password: { reads: ['thinkphp-ucenter'], writes: 'thinkphp-ucenter', key: 'env:UC_AUTH_KEY' },
    onPasswordChanged: { set: { update_time: 'unix' } },
    register: { set: { reg_time: 'unix' } },
  },
  env: { UC_AUTH_KEY: '{a-site:key}' },
};

const identity: OwnerStyle = {
  name: 'ASP.NET Core Identity',
  table: 'AspNetUsers',
  create: {
    mysql: `CREATE TABLE AspNetUsers (
      Id varchar(255) NOT NULL, UserName varchar(256) DEFAULT NULL, NormalizedUserName varchar(256) DEFAULT NULL,
      Email varchar(256) DEFAULT NULL, NormalizedEmail varchar(256) DEFAULT NULL, EmailConfirmed tinyint(1) NOT NULL,
      PasswordHash longtext DEFAULT NULL, SecurityStamp longtext DEFAULT NULL, PhoneNumber varchar(32) DEFAULT NULL,
      PhoneNumberConfirmed tinyint(1) NOT NULL, LockoutEnabled tinyint(1) NOT NULL,
      PRIMARY KEY (Id), UNIQUE KEY UserNameIndex (NormalizedUserName), KEY EmailIndex (NormalizedEmail)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`,
    sqlite: `CREATE TABLE AspNetUsers (Id TEXT NOT NULL PRIMARY KEY, UserName TEXT, NormalizedUserName TEXT UNIQUE COLLATE NOCASE,
      Email TEXT, NormalizedEmail TEXT COLLATE NOCASE, EmailConfirmed INTEGER NOT NULL, PasswordHash TEXT, SecurityStamp TEXT,
      PhoneNumber TEXT, PhoneNumberConfirmed INTEGER NOT NULL, LockoutEnabled INTEGER NOT NULL)`,
  },
  row: ({ username, phone, email, stored }) => ({
    ...{ Id: `9f1c-${username}`, UserName: username, NormalizedUserName: username.toUpperCase(), PasswordHash: stored },
    ...{ Email: email, NormalizedEmail: email.toUpperCase(), EmailConfirmed: 1, SecurityStamp: 'STAMP' },
    ...{ PhoneNumber: `+86${phone}`, PhoneNumberConfirmed: 1, LockoutEnabled: 1 },
  }),
  source: {
    kind: 'table',
    table: 'AspNetUsers',
    columns: {
      ...{ id: 'Id', username: 'NormalizedUserName', phone: 'PhoneNumber', email: 'NormalizedEmail' },
      ...{ password: 'PasswordHash' },
    },
    phone: { stored: 'e164', verified: 'PhoneNumberConfirmed' },
    email: { verified: 'EmailConfirmed' },
    password: { reads: ['aspnet-identity-v3', 'aspnet-identity-v2'], writes: 'aspnet-identity-v3' },
    onPasswordChanged: { set: { SecurityStamp: 'uuid' } },
  },
};

const laravel: OwnerStyle = {
  name: 'Laravel',
  table: 'users',
  create: {
    mysql: `CREATE TABLE users (
      id bigint unsigned NOT NULL AUTO_INCREMENT, name varchar(255) NOT NULL, email varchar(255) NOT NULL,
      phone varchar(20) DEFAULT NULL, phone_verified_at timestamp NULL DEFAULT NULL,
      email_verified_at timestamp NULL DEFAULT NULL, password varchar(255) NOT NULL,
      remember_token varchar(100) DEFAULT NULL, updated_at timestamp NULL DEFAULT NULL, deleted_at timestamp NULL DEFAULT NULL,
      PRIMARY KEY (id), UNIQUE KEY users_email_unique (email), KEY users_name (name), KEY users_phone (phone)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`,
    sqlite: `CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL UNIQUE, phone TEXT,
      phone_verified_at datetime, email_verified_at datetime, password TEXT NOT NULL, remember_token TEXT,
      updated_at datetime, deleted_at datetime)`,
  },
  row: ({ username, phone, email, stored }) => ({
    ...{ name: username, email, phone: `+86${phone}`, password: stored, remember_token: 'TOKEN' },
    ...{ phone_verified_at: '2026-01-02 03:04:05', email_verified_at: '2026-01-02 03:04:05' },
  }),
  source: {
    kind: 'table',
    table: 'users',
    columns: { id: 'id', username: 'name', phone: 'phone', email: 'email', password: 'password' },
    phone: { stored: 'e164', verified: 'phone_verified_at' },
    email: { verified: 'email_verified_at' },
    only: { deleted_at: null },
    password: { reads: ['bcrypt'], writes: 'bcrypt' },
    onPasswordChanged: { set: { remember_token: null, updated_at: 'now' } },
  },
};

/** Five tables of software that many owners have. */
export const OWNER_STYLES = { discuz, ecshop, thinkphp, identity, laravel } as const;

/** Runs statements on a database, beside regain. Returns the rows of the last. */
export async function runSql(
  config: DatabaseConfig,
  ...statements: readonly (string | readonly [sql: string, values: readonly unknown[]])[]
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const dataSource = await new DataSource(dataSourceOptions(config, { entities: [], migrations: [] })).initialize();
  try {
    let rows: unknown = [];
    for (const statement of statements) {
      const [sql, values] = typeof statement === 'string' ? [statement, []] : statement;
      rows = await dataSource.query(sql, [...values]);
    }
    return rows as readonly Readonly<Record<string, unknown>>[];
  } finally {
    await dataSource.destroy();
  }
}

/** Writes a file for ACCOUNTS_FILE, with the accounts of the default client application in a table. Returns its path. */
export function accountsFile(source: object): string {
  const file = join(mkdtempSync(join(tmpdir(), 'regain-accounts-')), 'accounts.json');
  writeFileSync(file, JSON.stringify({ default: source }));
  return file;
}

/** Definition of a table, as the database prints it. */
export async function definitionOf(config: DatabaseConfig, table: string): Promise<string> {
  const sql =
    config.kind === 'mysql' ? `SHOW CREATE TABLE ${table}` : `SELECT sql FROM sqlite_master WHERE name = '${table}'`;
  const [row = {}] = await runSql(config, sql);
  return String(row['Create Table'] ?? row['sql']).replace(/ AUTO_INCREMENT=\d+/, '');
}
