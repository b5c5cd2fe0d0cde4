import { type ConfigRule, defineConfig, type EnvParser, type ServiceVariables, Unreadable, Variable } from '../config';

/**
 * Location of the data: an SQLite file of one server process, or a MySQL/MariaDB server that several processes share.
 */
export type DatabaseConfig =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'mysql'; readonly url: string; readonly poolSize: number };

const STANDARD_POOL_SIZE = 10;

/** Minimum size of the connection pool: a migration holds a lock on one connection and works on another. */
const MIN_POOL_SIZE = 2;

const RULE = 'must be sqlite:<file> or mysql://user:password@host:3306/database (poolSize=2 to 500 may follow a ?)';

/** Parses DATABASE_URL: `sqlite:./data/regain.sqlite`, `mysql://…` or its alias `mariadb://…`. */
const databaseUrl: EnvParser<DatabaseConfig> = (given) => {
  const file = /^sqlite:(?!\/\/)(.+)$/.exec(given)?.[1];
  if (file !== undefined) return { kind: 'sqlite', file };
  return /^(mysql|mariadb):\/\//.test(given) && URL.canParse(given) ? mysql(new URL(given)) : new Unreadable(RULE);
};

function mysql(url: URL): DatabaseConfig | Unreadable {
  const poolSize = Number(url.searchParams.get('poolSize') ?? STANDARD_POOL_SIZE);
  const isUsable = url.hostname !== '' && /^\/[^/]+$/.test(url.pathname);
  if (!isUsable || !Number.isInteger(poolSize) || poolSize < MIN_POOL_SIZE || poolSize > 500)
    return new Unreadable(RULE);
  url.searchParams.delete('poolSize');
  return { kind: 'mysql', url: url.href.replace(/^mariadb:/, 'mysql:'), poolSize };
}

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
