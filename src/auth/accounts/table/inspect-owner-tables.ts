import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, type SqlValue } from '../../../database';
import { AuthOptions } from '../../auth.config';
import type { Account } from '../account';
import { CredentialVersions } from '../credential-versions';
import { RemoteTableDirectory } from '../remote-table/remote-table.directory';
import { canonicalUsername } from '../identifiers';
import { type AccountRow, passwordOf, toAccount } from './account-row';
import { indexStatement, unindexed } from './check-table';
import { type OwnerTable, quoted } from './owner-table';
import { OwnerTables } from './owner-tables';

/** Format of stored passwords, and how many there are of it. */
export interface FormatCount {
  readonly format: string;
  readonly isStrong: boolean;
  readonly count: number;
}

/** Report about an owner's table. */
export interface OwnerTableReport {
  readonly app: string;
  readonly table: string;
  readonly accounts: number;
  /** Formats of stored passwords, the most frequent first; `unreadable` for those of no format that is read. */
  readonly formats: readonly FormatCount[];
  /** Accounts with an id that clients or tickets cannot hold: they count as unknown. */
  readonly unusableIds: number;
  /** Accounts without a verified phone number or e-mail address, of those columns that the table has. */
  readonly withoutPhone: number;
  readonly withoutEmail: number;
  /** Accounts whose user name another account has too: neither can be recovered by it. */
  readonly ambiguousNames: number;
  /** Look-ups without an index, with the statement that makes one. */
  readonly unindexed: readonly { readonly column: string; readonly statement: string }[];
}

/** Rows that are read at a time. */
const PAGE = 5_000;

/** Use case of operators: “What is in the tables of owners?” Reads every row of them. */
@Injectable()
export class InspectOwnerTables {
  constructor(
    private readonly database: Database,
    private readonly tables: OwnerTables,
    private readonly versions: CredentialVersions,
    private readonly remote: RemoteTableDirectory,
    private readonly options: AuthOptions,
  ) {}

  async execute(): Promise<readonly OwnerTableReport[]> {
    const { database } = this;
    const local = [...this.options.accounts.tables.keys()].map((app) => ({ table: this.tables.of(app), database }));
    const reports: OwnerTableReport[] = [];
    for (const each of [...local, ...this.remote.tables]) reports.push(await this.inspect(each));
    return reports;
  }

  private async inspect({ table, database }: TableInDatabase): Promise<OwnerTableReport> {
    const tally = new Tally(table, this.versions);
    for await (const row of rowsOf(table, database)) tally.add(row);
    const missing = unindexed(table).map((column) => ({ column, statement: indexStatement(table, column) }));
    return { ...tally.report(), unindexed: missing };
  }
}

interface TableInDatabase {
  readonly table: OwnerTable;
  readonly database: Database;
}

/** Rows by their ids, in pages. */
async function* rowsOf(table: OwnerTable, database: Database): AsyncGenerator<AccountRow> {
  const id = quoted(table.source.columns.id);
  for (let after: readonly SqlValue[] = []; ;) {
    const behind = after.length === 0 ? '1 = 1' : `${id} > ?`;
    const rows = await database.query<AccountRow>(
      `SELECT ${table.selected} FROM ${table.name} WHERE ${behind}${table.only.sql} ORDER BY ${id} LIMIT ${String(PAGE)}`,
      [...after, ...table.only.values],
    );
    yield* rows;
    const last = rows.at(-1)?.id;
    if (rows.length < PAGE || last === undefined || last === null) return;
    after = [typeof last === 'number' ? last : String(last)];
  }
}

/** Running totals over the rows of a table. */
class Tally {
  private readonly formats = new Map<string, FormatCount>();
  private readonly names = new Set<number>();
  private accounts = 0;
  private unusableIds = 0;
  private withoutPhone = 0;
  private withoutEmail = 0;
  private ambiguousNames = 0;

  constructor(
    private readonly table: OwnerTable,
    private readonly versions: CredentialVersions,
  ) {}

  add(row: AccountRow): void {
    this.accounts++;
    this.addFormat(row);
    const account = toAccount(this.table, this.versions, row);
    if (account) this.addAccount(account);
    else this.unusableIds++;
  }

  report(): Omit<OwnerTableReport, 'unindexed'> {
    const { accounts, unusableIds, withoutPhone, withoutEmail, ambiguousNames } = this;
    const formats = [...this.formats.values()].sort((a, b) => b.count - a.count);
    const { app, source } = this.table;
    return { app, table: source.table, accounts, formats, unusableIds, withoutPhone, withoutEmail, ambiguousNames };
  }

  private addAccount({ phone, email, username = '' }: Account): void {
    if (this.table.source.phone && phone?.isVerified !== true) this.withoutPhone++;
    if (this.table.source.email && email?.isVerified !== true) this.withoutEmail++;
    this.addName(canonicalUsername(username));
  }

  private addFormat(row: AccountRow): void {
    const stored = passwordOf(row);
    const format = this.table.passwords.formatNameOf(stored) ?? 'unreadable';
    const isStrong = this.table.passwords.isStrong(stored);
    const key = `${format} ${String(isStrong)}`;
    this.formats.set(key, { format, isStrong, count: (this.formats.get(key)?.count ?? 0) + 1 });
  }

  private addName(key: string | undefined): void {
    if (key === undefined) return;
    const digest = createHash('sha256').update(key).digest().readUIntBE(0, 6);
    if (this.names.has(digest)) this.ambiguousNames++;
    else this.names.add(digest);
  }
}
