import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Random, StatedError } from '../../../common';
import { ConfigError } from '../../../config';
import { Database } from '../../../database';
import { AuthOptions } from '../../auth.config';
import type { TableSource } from '../sources/account-sources';
import { type AccountRow, passwordOf } from './account-row';
import { checkTable } from './check-table';
import { type OwnerTable, quoted } from './owner-table';
import { openTable } from './open-table';

/** Stored passwords that are looked at for the parameters of their formats. */
const SAMPLES = 100;

const UUID_BYTES = 16;

/** Tables of owners by client application, which are looked at once, at the start. */
@Injectable()
export class OwnerTables implements OnModuleInit {
  private readonly log = new Logger('accounts');
  private readonly tables = new Map<string, OwnerTable>();

  constructor(
    private readonly database: Database,
    @Inject(AuthOptions) private readonly options: Pick<AuthOptions, 'accounts'>,
    private readonly random: Random,
  ) {}

  /** Throws a ConfigError that lists everything for which a table cannot be used. */
  async onModuleInit(): Promise<void> {
    const problems: string[] = [];
    for (const [app, source] of this.options.accounts.tables) problems.push(...(await this.open(app, source)));
    if (problems.length > 0) throw new ConfigError(problems.map((rule) => ({ variable: 'ACCOUNTS_FILE', rule })));
  }

  of(app: string): OwnerTable {
    const table = this.tables.get(app);
    if (!table) throw new StatedError(`the accounts of ${app} are in no table`);
    return table;
  }

  /** Random UUID (version 4 of RFC 9562). */
  newUuid(): string {
    const hex = Buffer.from(this.random.token(UUID_BYTES), 'base64url').toString('hex');
    const variant = '89ab'.charAt(this.random.integer(4));
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
  }

  private async open(app: string, source: TableSource): Promise<readonly string[]> {
    const table = await openTable(this.database, app, source);
    if (!table) return [`/${app}/table: ${source.table} is no table that the user of DATABASE_URL may read`];
    const { problems, warnings } = await checkTable(this.database, table, this.random);
    if (problems.length > 0) return problems.map((problem) => `/${app}${problem}`);
    warnings.forEach((warning) => {
      this.log.warn(`ACCOUNTS_FILE /${app}${warning}`);
    });
    table.passwords.prepare(await this.samplesOf(table), this.random);
    this.tables.set(app, table);
    return [];
  }

  private async samplesOf(table: OwnerTable) {
    const { password } = table.source.columns;
    const rows = await this.database.query<Pick<AccountRow, 'password' | 'salt'>>(
      `SELECT ${quoted(password)} AS password, NULL AS salt FROM ${table.name} LIMIT ${String(SAMPLES)}`,
    );
    return rows.map(passwordOf);
  }
}
