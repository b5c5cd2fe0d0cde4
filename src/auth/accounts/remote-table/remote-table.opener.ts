import { Injectable } from '@nestjs/common';
import { Random, StatedError } from '../../../common';
import { ConfigError } from '../../../config';
import {
  type Database,
  DatabaseStartError,
  type OtherDatabase,
  OtherDatabases,
  parseMysqlUrl,
} from '../../../database';
import { CounterStore } from '../counter.sql-store';
import { CredentialVersions } from '../credential-versions';
import { AccountSources, type RemoteTableSource } from '../sources/account-sources';
import type { OwnerTable } from '../table/owner-table';
import { OwnerTables } from '../table/owner-tables';
import { TableAccountDirectory } from '../table/table-account.directory';

/** Table on another server, with the database that has it. */
export interface RemoteTable {
  readonly directory: TableAccountDirectory;
  readonly table: OwnerTable;
  readonly database: Database;
}

/** Opens tables on other servers, each by a pool of its own, and checks them as those on regain's server. */
@Injectable()
export class RemoteTableOpener {
  constructor(
    private readonly databases: OtherDatabases,
    private readonly versions: CredentialVersions,
    private readonly counters: CounterStore,
    private readonly random: Random,
  ) {}

  /** Opens all tables. Throws a ConfigError for a server that does not let this process in, or a table that cannot be used. */
  async openAll(sources: AccountSources): Promise<ReadonlyMap<string, RemoteTable>> {
    const opened = new Map<string, RemoteTable>();
    for (const [app, source] of sources.remoteTables) opened.set(app, await this.open(app, source));
    return opened;
  }

  private async open(app: string, { database: url, ...table }: RemoteTableSource): Promise<RemoteTable> {
    const { database, unitOfWork } = await this.connect(app, url);
    const tables = new OwnerTables(database, { accounts: new AccountSources(new Map([[app, table]])) }, this.random);
    await tables.onModuleInit();
    const directory = new TableAccountDirectory(database, tables, this.versions, this.counters, unitOfWork);
    return { directory, table: tables.of(app), database };
  }

  private async connect(app: string, url: string): Promise<OtherDatabase> {
    const address = parseMysqlUrl(url);
    if (!address) throw new StatedError('the URL of a database was not checked');
    try {
      return await this.databases.open({ kind: 'mysql', ...address });
    } catch (error) {
      if (!(error instanceof DatabaseStartError)) throw error;
      throw new ConfigError([{ variable: 'ACCOUNTS_FILE', rule: `/${app}/database: ${error.what}` }]);
    }
  }
}
