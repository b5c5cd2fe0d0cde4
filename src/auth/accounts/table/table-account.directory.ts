import { Injectable, Logger } from '@nestjs/common';
import { keyDigest, UnitOfWork } from '../../../common';
import { Database, isDuplicate, type SqlValue } from '../../../database';
import type { Account, NewAccount } from '../account';
import { CounterStore } from '../counter.sql-store';
import { CredentialVersions } from '../credential-versions';
import { canonicalUsername } from '../identifiers';
import { LocalAccountDirectory } from '../local-account.directory';
import { type AccountRow, isUsableId, passwordOf, dummyRow, toAccount, versionOf } from './account-row';
import { newRowOf } from './new-row';
import { type Condition, type OwnerTable, quoted } from './owner-table';
import { OwnerTables } from './owner-tables';
import { assignmentsOf, type WordValues } from './written-columns';

/** Rows that a look-up reads: a collation may find several for one key, of which the code keeps those that are equal to it. */
const MAX_ROWS = 20;

/** Accounts in tables of owners, on the server of regain's own tables. Nothing of a table is altered but its rows. */
@Injectable()
export class TableAccountDirectory extends LocalAccountDirectory {
  private readonly log = new Logger('accounts');

  constructor(
    private readonly database: Database,
    private readonly tables: OwnerTables,
    private readonly versions: CredentialVersions,
    private readonly counters: CounterStore,
    private readonly unitOfWork: UnitOfWork,
  ) {
    super();
  }

  async findById(app: string, id: string): Promise<Account | undefined> {
    const table = this.tables.of(app);
    if (!isUsableId(table, id)) return undefined;
    const condition = { sql: `${quoted(table.source.columns.id)} = ?`, values: [keyOf(table, id)] };
    return (await this.search(table, condition, (account) => account.id === id))[0];
  }

  async findByUsername(app: string, key: string, typed = key): Promise<readonly Account[]> {
    const table = this.tables.of(app);
    const { username } = table.source.columns;
    if (!username) return [];
    const condition = table.isOneOf(username, [...new Set([typed, key])]);
    return this.search(table, condition, (account) => canonicalUsername(account.username ?? '') === key);
  }

  async findByVerifiedPhone(app: string, e164: string): Promise<readonly Account[]> {
    const table = this.tables.of(app);
    const condition = phoneCondition(table, e164);
    if (!condition) return [];
    return this.search(table, condition, ({ phone }) => phone?.isVerified === true && phone.value === e164);
  }

  async findByVerifiedEmail(app: string, email: string): Promise<readonly Account[]> {
    const table = this.tables.of(app);
    const { email: column } = table.source.columns;
    if (!column) return [];
    const condition = table.isOneOf(column, [email]);
    return this.search(
      table,
      condition,
      (account) => account.email?.isVerified === true && account.email.value === email,
    );
  }

  formatOf(app: string): string | undefined {
    return this.tables.of(app).passwords.writes;
  }

  standInOf(app: string): string | undefined {
    return this.tables.of(app).passwords.standIn;
  }

  canAdd(app: string): boolean {
    return this.tables.of(app).source.register !== undefined;
  }

  remove(): Promise<boolean> {
    return Promise.resolve(false);
  }

  /** Whether a name or a number is taken is looked up under locks of regain's own: the table may have no unique index. */
  add(account: NewAccount, ip: string): Promise<{ readonly id: string } | undefined> {
    return this.unitOfWork.run(async () => {
      const locks = locksOf(account);
      if (locks.length > 0) await this.counters.lockAll(locks);
      if (await this.isTaken(account)) return undefined;
      try {
        return { id: await this.insert(this.tables.of(account.app), account, ip) };
      } catch (error) {
        if (isDuplicate(error)) return undefined;
        throw error;
      }
    });
  }

  /** The row is read under a lock, and written only if what is stored for the password is what the account was found with. */
  changePassword(account: Account, passwordHash: string, ip: string): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const table = this.tables.of(account.app);
      const row = await this.lockedRow(table, account);
      return row !== undefined && this.replace(table, row, passwordHash, ip);
    });
  }

  /** Ends the account's other sessions: what is stored for the password is part of the credential version. */
  rehash(account: Account, passwordHash: string): Promise<Account> {
    return this.unitOfWork.run(async () => {
      const table = this.tables.of(account.app);
      const row = await this.lockedRow(table, account);
      if (!row || !(await this.replace(table, row, passwordHash, undefined))) return account;
      return (await this.findById(account.app, account.id)) ?? account;
    });
  }

  /** Accounts of the rows that a condition finds. Where there is none, a dummy row is converted: a look-up takes as long then. */
  private async search(
    table: OwnerTable,
    { sql, values }: Condition,
    isMeant: (account: Account) => boolean,
  ): Promise<readonly Account[]> {
    const rows = await this.database.query<AccountRow>(
      `SELECT ${table.selected} FROM ${table.name} WHERE ${sql}${table.only.sql} LIMIT ${String(MAX_ROWS)}`,
      [...values, ...table.only.values],
    );
    if (rows.length === 0) {
      toAccount(table, this.versions, dummyRow(table));
      return [];
    }
    const found = rows
      .map((row) => this.accountOf(table, row))
      .filter((account) => account !== undefined && isMeant(account));
    const accounts = found.filter((account) => account !== undefined);
    return rows.length < MAX_ROWS ? accounts.slice(0, 2) : [...accounts, ...accounts].slice(0, 2);
  }

  private accountOf(table: OwnerTable, row: AccountRow): Account | undefined {
    const account = toAccount(table, this.versions, row);
    if (!account)
      this.log.warn(`an account of ${table.app} has an id that is too large or too long: it counts as unknown`);
    return account;
  }

  /** Row of an account, locked until the transaction ends; undefined when it has another password by now. */
  private async lockedRow(table: OwnerTable, account: Account): Promise<AccountRow | undefined> {
    const [row] = await this.database.query<AccountRow>(
      `SELECT ${table.selected} FROM ${table.name} WHERE ${quoted(table.source.columns.id)} = ?${table.only.sql}
       ${this.database.dialect.forUpdate}`,
      [keyOf(table, account.id), ...table.only.values],
    );
    return row && versionOf(table, this.versions, row) === account.credentialVersion ? row : undefined;
  }

  /** Compares with the old password once more: a storage engine without transactions has locked nothing. */
  private async replace(table: OwnerTable, row: AccountRow, made: string, ip: string | undefined): Promise<boolean> {
    const { columns, onPasswordChanged } = table.source;
    const stored = table.passwords.divide(made);
    const own = { [columns.password]: stored.password, ...(columns.salt && { [columns.salt]: stored.salt }) };
    const besides = ip === undefined ? {} : onPasswordChanged?.set;
    const set = assignmentsOf(table, this.database.dialect, { ...besides, ...own }, this.wordsFor(ip ?? ''));
    const old = table.isOneOf(columns.password, [passwordOf(row).password]);
    const changed = await this.database.execute(
      `UPDATE ${table.name} SET ${set.columns.map((column, index) => `${column} = ${set.sql[index] ?? ''}`).join(', ')}
       WHERE ${quoted(columns.id)} = ? AND ${old.sql}`,
      [...set.values, keyOf(table, String(row.id)), ...old.values],
    );
    return changed === 1;
  }

  private async isTaken({ app, username, phone, ownsAddresses }: NewAccount): Promise<boolean> {
    const key = username === undefined ? undefined : canonicalUsername(username);
    const named = key === undefined ? [] : await this.findByUsername(app, key, username);
    const holders = phone && ownsAddresses ? await this.findByVerifiedPhone(app, phone.value) : [];
    return named.length + holders.length > 0;
  }

  private async insert(table: OwnerTable, account: NewAccount, ip: string): Promise<string> {
    const words = this.wordsFor(ip);
    const written = { ...newRowOf(table, account), ...table.source.register?.set };
    const idColumn = table.source.columns.id;
    const row = written[idColumn] === 'uuid' ? { ...written, [idColumn]: words.uuid } : written;
    const { columns, sql, values } = assignmentsOf(table, this.database.dialect, row, words);
    await this.database.execute(`INSERT INTO ${table.name} (${columns.join(', ')}) VALUES (${sql.join(', ')})`, values);
    const id = row[idColumn];
    return id === undefined ? this.lastId() : String(id);
  }

  private wordsFor(ip: string): WordValues {
    return { ip, uuid: this.tables.newUuid() };
  }

  private async lastId(): Promise<string> {
    const last = this.database.dialect.name === 'mysql' ? 'LAST_INSERT_ID()' : 'last_insert_rowid()';
    const [row] = await this.database.query<{ id: number }>(`SELECT ${last} AS id`);
    return String(row?.id ?? '');
  }
}

/** Keys under which the name and the number of a new account are looked up and added by one caller at a time. */
function locksOf({ app, username, phone, ownsAddresses }: NewAccount): readonly string[] {
  const name = username === undefined ? undefined : canonicalUsername(username);
  const number = ownsAddresses ? phone?.value : undefined;
  return [name, number].flatMap((each) => (each === undefined ? [] : [keyDigest('new account', app, each)]));
}

const keyOf = ({ hasIntegerIds }: OwnerTable, id: string): SqlValue => (hasIntegerIds ? Number(id) : id);

/** Condition of every spelling in which a number may be stored; undefined where none is. */
function phoneCondition(table: OwnerTable, e164: string): Condition | undefined {
  const { phone, callingCode } = table.source.columns;
  const stored = table.phones?.write(e164) ?? [];
  if (!phone || stored.length === 0) return undefined;
  const numbers = table.isOneOf(phone, [...new Set(stored.map(({ number }) => numberFor(table, phone, number)))]);
  if (!callingCode) return numbers;
  const codes = table.isOneOf(
    callingCode,
    [...new Set(stored.flatMap((each) => each.callingCode ?? []))].map((code) => numberFor(table, callingCode, code)),
  );
  return { sql: `(${numbers.sql} AND ${codes.sql})`, values: [...numbers.values, ...codes.values] };
}

/** Number for a column of numbers, where a text would be converted on every row. */
const numberFor = (table: OwnerTable, column: string, text: string): string | number =>
  table.shapeOf(column)?.family === 'integer' && /^\d{1,15}$/.test(text) ? Number(text) : text;
