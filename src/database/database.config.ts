import { type ConfigRule, defineConfig, type EnvParser, type ServiceVariables, Unreadable, Variable } from '../config';
import { MYSQL_URL_FORM, type MysqlAddress, parseMysqlUrl } from './mysql-url';

/**
 * Location of the data: an SQLite file of one server process, or a MySQL/MariaDB server that several processes share.
 */
export type DatabaseConfig =
  { readonly kind: 'sqlite'; readonly file: string } | ({ readonly kind: 'mysql' } & MysqlAddress);

const RULE = `must be sqlite:<file> or ${MYSQL_URL_FORM}`;

/** Parses DATABASE_URL: `sqlite:./data/regain.sqlite`, `mysql://…` or its alias `mariadb://…`. */
const databaseUrl: EnvParser<DatabaseConfig> = (given) => {
  const file = /^sqlite:(?!\/\/)(.+)$/.exec(given)?.[1];
  if (file !== undefined) return { kind: 'sqlite', file };
  const address = parseMysqlUrl(given);
  return address === undefined ? new Unreadable(RULE) : { kind: 'mysql', ...address };
};

class DatabaseVariables {
  @Variable(databaseUrl) readonly DATABASE_URL: DatabaseConfig = { kind: 'sqlite', file: './data/regain.sqlite' };
}

/** Options of the database. */
export class DatabaseOptions {
  readonly connection: DatabaseConfig;
}

const oneProcessOnSqlite: ConfigRule<DatabaseVariables & ServiceVariables> = {
  reads: ['ROLE', 'DATABASE_URL'],
  rule: 'must be all with SQLite, which serves one process; several processes share a mysql:// database',
  isBroken: (env) => env.ROLE !== 'all' && env.DATABASE_URL.kind === 'sqlite',
};

export const databaseConfig = defineConfig({
  variables: DatabaseVariables,
  options: DatabaseOptions,
  rules: [oneProcessOnSqlite],
  toOptions: (env): DatabaseOptions => ({ connection: env.DATABASE_URL }),
});
