import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import type { RowDataPacket } from 'mysql2/promise';
import { MaintenanceJobs } from '../../src/common';
import { DeliveryStatistics, REMEDIES } from '../../src/notification';
import { ChallengeStore } from '../../src/otp/challenge.sql-store';
import { build } from '../../test/support/build-dist';
import { openCore } from '../../test/support/open-core';
import { PASSWORD, usernameOf } from '../performance/accounts';
import { BenchDatabase } from '../performance/bench-database';
import { addressOf, type Operation } from '../performance/contestant';
import { load } from '../performance/load';
import { Regain } from '../performance/regain';
import { takeSnapshot } from '../performance/snapshot';
import { markdownTable } from '../markdown-table';
import { median } from '../statistics';
import { bytesPerRow, fillTables } from './growth/fill';
import { explain, type ExplainedStatement, isScan, statementsDuring } from './growth/hot-statements';
import { RETENTION } from './growth/retention';
import { counted, noneOf, type ProofRequest, type ProofRow, ToolMissing } from './proof';
import { smssend } from './wire/dialect-requests';

const SMALL = 10_000;
const FULL = { sizes: [1_000_000, 10_000_000], requests: 400 };
const QUICK = { sizes: [1_000_000], requests: 200 };

/** Requests of each operation whose rows are the samples of a filling, and that load and compile the code. */
const WARM = 40;

/** p50 beside that with 10⁴ rows, at most. */
const MOST_TIMES = 1.2;
/** Milliseconds of the count of a day's wrong codes, once a minute and process; of one clean-up batch; of doctor's look. */
const MOST_COUNT_MS = 50;
const MOST_BATCH_MS = 100;
const MOST_LOOK_MS = 500;

/** Rows of a batch of a clean-up. */
const BATCH = 500;

const TIMED = ['send', 'verify wrong', 'verify right'] as const;
const ALL: readonly Operation[] = [...TIMED, 'reset', 'member JSON send'];

/**
 * `prove -- growth [rows …]`: fills the tables that grow with 10⁶ rows, and with full counts 10⁷, beside a schema with 10⁴;
 * compares the times of requests that go to both in turn, and reads the plan of every statement that requests and periodic
 * jobs run, off the server's own log. Starts a MariaDB or MySQL server of its own.
 */
export async function proveGrowth({ isQuick, args }: ProofRequest): Promise<readonly ProofRow[]> {
  const counts = isQuick ? QUICK : FULL;
  const sizes = args.length > 0 ? args.map(Number) : counts.sizes;
  await build();
  const database = await BenchDatabase.open(undefined, undefined, '4G').catch((error: unknown) => {
    throw new ToolMissing('neither mariadbd nor mysqld can be started', { cause: error });
  });
  try {
    const rows: ProofRow[] = [];
    for (const size of sizes) rows.push(...(await compare(database, size, counts.requests)));
    return rows;
  } finally {
    await database.close();
  }
}

async function compare(database: BenchDatabase, size: number, requests: number): Promise<readonly ProofRow[]> {
  const services: FilledService[] = [];
  try {
    for (const each of [SMALL, size]) services.push(await FilledService.open(database, each));
    const [small, large] = services as [FilledService, FilledService];
    const rows = await compareTimes(small, large, requests);
    return [...rows, ...(await large.examine())];
  } finally {
    for (const service of services) await service.close();
  }
}

/** Times of requests that go in turn to a service with few rows and to one with many. */
async function compareTimes(
  small: FilledService,
  large: FilledService,
  requests: number,
): Promise<readonly ProofRow[]> {
  const rows: ProofRow[] = [];
  for (const operation of TIMED) {
    const times = { small: [] as number[], large: [] as number[] };
    for (const service of [small, large]) await service.regain.prepare(operation, requests);
    for (let n = 0; n < requests; n++) {
      times.small.push(...(await small.ask(operation, 1)));
      times.large.push(...(await large.ask(operation, 1)));
    }
    const [few, many] = [median(times.small), median(times.large)];
    rows.push({
      promise: `p50 of ${operation} with ${counted(large.size)} rows a table, beside ${counted(SMALL)}`,
      figure: `at most ${String(MOST_TIMES)} ×`,
      measured: `${(many / few).toFixed(2)} × (${few.toFixed(1)} ms, ${many.toFixed(1)} ms)`,
      holds: many / few <= MOST_TIMES,
    });
  }
  return rows;
}

/** Service on a schema whose tables have so many rows, and the core beside it for what no request does. */
class FilledService {
  private constructor(
    readonly size: number,
    readonly regain: Regain,
    private readonly core: INestApplicationContext,
    private readonly tables: readonly string[],
  ) {}

  static async open(database: BenchDatabase, size: number): Promise<FilledService> {
    const databaseUrl = await database.createSchema();
    const env = { DATABASE_URL: `${databaseUrl}?preparedStatements=false` }; // the log has their values
    const regain = await Regain.start('regain', { root: join(__dirname, '../..'), databaseUrl, env });
    await regain.addAccounts(2 * WARM);
    for (const operation of ALL) await requestsOf(regain, operation, WARM);
    await signIn(regain, WARM);
    const snapshot = await takeSnapshot(regain.connection);
    await regain.addAccounts(size);
    process.stdout.write(`filling tables with ${counted(size)} rows\n`);
    const tables = await fillTables(regain.connection, snapshot, size);
    const unprepared = { preparedStatements: false } as const;
    const core = await openCore({ kind: 'mysql', url: databaseUrl, poolSize: 4, ...unprepared });
    return new FilledService(size, regain, core, tables);
  }

  /** Milliseconds of requests one after another. */
  ask(operation: Operation, count: number): Promise<readonly number[]> {
    return ask(this.regain, count, () => this.regain.next(operation));
  }

  /** Plans of all statements, times of periodic ones, and sizes of rows. */
  async examine(): Promise<readonly ProofRow[]> {
    const { connection } = this.regain;
    printSizes(await bytesPerRow(connection, [...this.tables, 'auth_accounts']));
    const statistics = this.core.get(DeliveryStatistics);
    const reasons = REMEDIES.flatMap((remedy) => remedy.reasons);
    const challenges = this.core.get(ChallengeStore);
    const first = await elapsed(() => challenges.wrongAttemptsOfDay());
    const again = await medianElapsed(() => challenges.wrongAttemptsOfDay());
    process.stdout.write(`wrong codes of a day: ${first.toFixed(0)} ms at the start\n`);
    const look = await medianElapsed(async () => [await statistics.undelivered(), await statistics.refused(reasons)]);
    const rowsBefore = await this.countRows();
    let cleanUpMs = 0;
    const statements = await statementsDuring(connection, [...this.tables, 'auth_accounts'], async () => {
      for (const operation of ALL) await requestsOf(this.regain, operation, 2);
      await signIn(this.regain, 2);
      await requestsOfCaptcha(this.regain, 2);
      await challenges.wrongAttemptsOfDay();
      await Promise.all([statistics.waiting(), statistics.conversion(), statistics.undelivered()]);
      cleanUpMs = await elapsed(() => this.core.get(MaintenanceJobs).runAll());
    });
    const deleted = rowsBefore - (await this.countRows());
    process.stdout.write(`clean-up: ${counted(deleted)} rows in ${cleanUpMs.toFixed(0)} ms\n`);
    const batchMs = cleanUpMs / (this.tables.length + deleted / BATCH);
    return [
      ...scans(this.size, await explain(connection, statements)),
      atMost(`count of the wrong codes of a day, each minute, ${counted(this.size)} rows`, again, MOST_COUNT_MS),
      atMost(`batch of a clean-up (500 rows), ${counted(this.size)} rows`, batchMs, MOST_BATCH_MS),
      atMost(`look of doctor at a day of messages, ${counted(this.size)} rows`, look, MOST_LOOK_MS),
    ];
  }

  private async countRows(): Promise<number> {
    const counts = this.tables.map((table) => `(SELECT COUNT(*) FROM \`${table}\`)`);
    const [[row]] = await this.regain.connection.query<RowDataPacket[]>(`SELECT ${counts.join(' + ')} AS count`);
    return Number(row?.['count']);
  }

  async close(): Promise<void> {
    await this.core.close();
    await this.regain.stop();
  }
}

/** Requests one after another; those of an operation that needs codes come with codes that were sent before. */
async function requestsOf(regain: Regain, operation: Operation, count: number): Promise<void> {
  await regain.prepare(operation, count);
  await ask(regain, count, () => regain.next(operation));
}

const requestsOfCaptcha = (regain: Regain, count: number) => ask(regain, count, () => regain.captcha());

/** Sign-ins of accounts whose password was not reset; each leaves a session, and a counter of its known address. */
function signIn(regain: Regain, count: number): Promise<readonly number[]> {
  let n = WARM;
  return ask(regain, count, () => ({
    request: smssend.signIn({ username: usernameOf(n), pass: PASSWORD }),
    address: addressOf(n++),
    isRight: ({ body }) => body.includes('"code":0,'),
  }));
}

async function ask(regain: Regain, count: number, next: () => ReturnType<Regain['next']>): Promise<readonly number[]> {
  let left = count;
  const limited = () => (left-- > 0 ? next() : undefined);
  const { latencies } = await load(regain.url, { connections: 1, seconds: 120, next: limited });
  if (latencies.length < count) throw new Error('there was nothing to ask for');
  return latencies;
}

function scans(size: number, explained: readonly ExplainedStatement[]): readonly ProofRow[] {
  for (const { statement, steps } of explained) {
    const plan = steps.map(({ table, type, key, rows }) => [table, type, key, rows].map(String).join(' '));
    process.stdout.write(`${statement.slice(0, 160)}\n    ${plan.join(' | ')}\n`);
  }
  const scanning = explained.filter(({ steps }) => steps.some(isScan));
  for (const { statement } of scanning) process.stdout.write(`SCANS: ${statement}\n`);
  const of = `${counted(explained.length)} statements`;
  return [noneOf(`statements that read a whole table or index, ${counted(size)} rows`, scanning.length, of)];
}

const atMost = (promise: string, ms: number, most: number): ProofRow => ({
  promise,
  figure: `at most ${String(most)} ms`,
  measured: `${ms.toFixed(1)} ms`,
  holds: ms <= most,
});

/** Median of five runs, so that other work of the machine does not count. */
async function medianElapsed(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 5; run++) times.push(await elapsed(work));
  return median(times);
}

async function elapsed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function printSizes(sizes: ReadonlyMap<string, number>): void {
  const rows = [...sizes].map(([table, bytes]) => {
    const kept = RETENTION.find((each) => each.table === table);
    const days = kept === undefined ? 'for good' : `${(kept.keptMs / 86_400_000).toFixed(2)} days`;
    return [table, days, bytes.toFixed(0), kept?.why ?? ''];
  });
  process.stdout.write(`${markdownTable(['table', 'kept', 'bytes a row', 'why'], rows).join('\n')}\n`);
}
