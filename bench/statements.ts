import { Test } from '@nestjs/testing';
import { type Connection, createConnection } from 'mysql2';
import { UnitOfWork } from '../src/common';
import { Database, type DatabaseConfig, type SqlValue } from '../src/database';
import { platformModules } from '../test/support/platform-modules';
import { testConfig } from '../test/support/test-environment';
import { withMysql } from './proofs/with-mysql';

/*
 * CPU time of this process for each SQL statement, sent through `Database` and `UnitOfWork`, and by mysql2 alone on the
 * same server in the same run; the contestants take turns. Usage: `npm run bench -- bench/statements.ts [units = 400]`
 */
const UNITS = Number(process.argv[2] ?? 400);
const ROUNDS = 9;
const PARALLEL = 8;

interface Statement {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** Runs a unit: BEGIN, its statements, COMMIT. */
type Runner = (unit: readonly Statement[]) => Promise<void>;

interface Contestant {
  readonly name: string;
  /** One for each unit that runs at the same time. */
  readonly runners: readonly Runner[];
}

const NOW = `(TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(6)) DIV 1000)`;
const TEXT = 'x'.repeat(40);

/** Statements of a unit on rows of its own, of the kinds, sizes and numbers of those of a send. */
function unitOf(worker: number, index: number): readonly Statement[] {
  const key = `${String(worker)}-${String(index)}`;
  const windows = Array.from({ length: 4 }, (_, window) => `w${String(worker)}-${String(window)}`);
  const insert = (kind: string): Statement => ({
    sql: `INSERT INTO bench_rows (id, kind, text, n, at) VALUES (?, '${kind}', ?, ?, ${NOW} + ?)
          ON DUPLICATE KEY UPDATE n = VALUES(n)`,
    values: [`${kind}${key}`, TEXT, index, 300_000],
  });
  return [
    {
      sql: `INSERT INTO bench_rows (id, kind, text, n, at) VALUES ${windows.map(() => `(?, 'w', '[]', 0, ${NOW})`).join(', ')}
            ON DUPLICATE KEY UPDATE at = VALUES(at)`,
      values: windows,
    },
    { sql: `SELECT id, text, n, at, ${NOW} AS now FROM bench_rows WHERE id IN (?, ?, ?, ?)`, values: windows },
    {
      sql: `INSERT INTO bench_rows (id, kind, text, n, at) VALUES ${windows.map(() => `(?, 'w', ?, ?, ${NOW})`).join(', ')}
            ON DUPLICATE KEY UPDATE text = VALUES(text), n = VALUES(n), at = VALUES(at)`,
      values: windows.flatMap((id) => [id, `[${String(index)}]`, index]),
    },
    {
      sql: `SELECT id, kind, text, n, at > ${NOW} AS live FROM bench_rows WHERE id = ? AND n < ?`,
      values: [`a${key}`, 5],
    },
    ...['a', 'b', 'c', 'd'].map(insert),
  ];
}

function viaMysql(connection: Connection, method: 'query' | 'execute'): Runner {
  return (unit) =>
    new Promise((resolve, reject) => {
      const all = [{ sql: 'BEGIN', values: [] }, ...unit, { sql: 'COMMIT', values: [] }];
      const next = (index: number): void => {
        const statement = all[index];
        if (!statement) {
          resolve();
          return;
        }
        const done = (error: Error | null): void => {
          if (error) reject(error);
          else next(index + 1);
        };
        if (statement.values.length === 0) connection.query(statement.sql, done);
        else if (method === 'query') connection.query(statement.sql, [...statement.values], done);
        else connection.execute(statement.sql, [...statement.values], done);
      };
      next(0);
    });
}

function viaDatabase(database: Database, unitOfWork: UnitOfWork): Runner {
  return (unit) =>
    unitOfWork.run(async () => {
      for (const { sql, values } of unit)
        if (sql.startsWith('SELECT')) await database.query(sql, values);
        else await database.execute(sql, values);
    });
}

/** Microseconds of CPU that this process spends on a statement, BEGIN and COMMIT among them. */
async function measure({ runners }: Contestant, units: number): Promise<number> {
  const before = process.cpuUsage();
  await Promise.all(
    runners.map(async (run, worker) => {
      for (let index = 0; index < units; index++) await run(unitOf(worker, index));
    }),
  );
  const { user, system } = process.cpuUsage(before);
  return (user + system) / (units * runners.length * (unitOf(0, 0).length + 2));
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

async function compare(contestants: readonly Contestant[]): Promise<void> {
  const figures = new Map(contestants.map(({ name }) => [name, [] as number[]]));
  for (let round = -1; round < ROUNDS; round++)
    for (const contestant of contestants) {
      const figure = await measure(contestant, Math.ceil(UNITS / PARALLEL));
      if (round >= 0) figures.get(contestant.name)?.push(figure);
    }
  const base = median([...figures.values()].at(-1) ?? []);
  process.stdout.write(`microseconds of CPU a statement, median of ${String(ROUNDS)} rounds (ratio)\n`);
  for (const [name, values] of figures)
    process.stdout.write(
      `${name.padEnd(28)} ${median(values).toFixed(1).padStart(7)} (${(median(values) / base).toFixed(2)})\n`,
    );
}

async function onServer(config: DatabaseConfig & { kind: 'mysql' }): Promise<void> {
  const app = await Test.createTestingModule({ imports: platformModules(testConfig(config)) }).compile();
  const connections = Array.from({ length: PARALLEL }, () => createConnection(config.url));
  const [database, unitOfWork] = [app.get(Database), app.get(UnitOfWork)];
  try {
    await database.execute(
      'CREATE TABLE bench_rows (id varchar(64) PRIMARY KEY, kind varchar(8), text text, n integer, at bigint) ENGINE=InnoDB',
    );
    await compare([
      { name: 'Database and UnitOfWork', runners: connections.map(() => viaDatabase(database, unitOfWork)) },
      { name: 'mysql2, text protocol', runners: connections.map((each) => viaMysql(each, 'query')) },
      { name: 'mysql2, prepared statements', runners: connections.map((each) => viaMysql(each, 'execute')) },
    ]);
  } finally {
    connections.forEach((each) => {
      each.destroy();
    });
    await app.close();
  }
}

withMysql(async (config) => {
  if (config.kind === 'mysql') await onServer(config);
}).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
