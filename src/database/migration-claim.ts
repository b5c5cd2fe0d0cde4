import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { DataSource, QueryResult, QueryRunner } from 'typeorm';
import { CryptoRandom } from '../common';
import { mysqlDialect, sqliteDialect } from './sql-dialect';
import { DatabaseStartError } from './start-error';
import { isTransient } from './transient-errors';

/** Table with the one row that the migrating process holds. */
const CLAIM_TABLE = 'migration_claims';

const RENEWAL_MS = 1_000;
const LOOK_EVERY_MS = 500;

/** Looks, of a process that waits, at a claim that is not renewed: after so many its holder is taken for dead. */
const STALE_LOOKS = 40;

const MAX_LOOKS = 120;
const LOG_EVERY = 10;

const logger = new Logger('Database');

/**
 * Runs `work` while this process alone holds the claim to migrate, a row in a table: advisory locks (GET_LOCK) are local to
 * a node of a cluster, and refused by some clusters and proxies. Of parallel processes one inserts the row, on every
 * cluster; the others wait until `isDone`, and then get undefined. A claim that is not renewed for 20 seconds, by the clock
 * of the waiting process, is taken over; one of those that try wins. Throws when the claim cannot be had in a minute.
 */
export async function withMigrationClaim<T>(
  dataSource: DataSource,
  isDone: () => Promise<boolean>,
  work: () => Promise<T>,
): Promise<T | undefined> {
  const owner = new CryptoRandom().token(16);
  await onRunner(dataSource, createTable);
  if (!(await take(dataSource, owner, isDone))) return undefined;
  const renewal = setInterval(() => {
    const sql = `UPDATE ${CLAIM_TABLE} SET beats = beats + 1 WHERE owner = ?`;
    execute(dataSource, sql, [owner]).catch(() => undefined);
  }, RENEWAL_MS);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    await execute(dataSource, `DELETE FROM ${CLAIM_TABLE} WHERE owner = ?`, [owner]).catch(() => undefined);
  }
}

/** Creates the table in a transaction, which on SQLite takes the lock for writing first. */
async function createTable(runner: QueryRunner): Promise<void> {
  await runner.startTransaction();
  try {
    const engine = runner.dataSource.options.type === 'mysql' ? ' ENGINE=InnoDB' : '';
    await runner.query(
      `CREATE TABLE IF NOT EXISTS ${CLAIM_TABLE}
       (id integer PRIMARY KEY, owner varchar(32) NOT NULL, beats integer NOT NULL)${engine}`,
    );
    await runner.commitTransaction();
  } catch (error) {
    await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  }
}

interface Claim {
  readonly owner: string;
  readonly beats: number;
}

/** Takes the claim, and returns true; false when nothing is left to migrate. */
async function take(dataSource: DataSource, owner: string, isDone: () => Promise<boolean>): Promise<boolean> {
  let [seen, unchanged]: [Claim | undefined, number] = [undefined, 0];
  for (let looks = 0; looks < MAX_LOOKS; looks++) {
    if (await isDone()) return false;
    if (await insert(dataSource, owner)) return true;
    const found = await read(dataSource);
    unchanged = isSame(found, seen) ? unchanged + 1 : 0;
    seen = found;
    if (unchanged >= STALE_LOOKS && (await takeOver(dataSource, seen, owner))) return true;
    if (looks % LOG_EVERY === 0) logger.log('another process migrates the database, waiting for it');
    await sleep(LOOK_EVERY_MS);
  }
  throw new DatabaseStartError(
    'Another process has been migrating the database for over a minute',
    'wait until it has ended, and start again',
  );
}

const isSame = (one: Claim | undefined, other: Claim | undefined): boolean =>
  one?.owner === other?.owner && one?.beats === other?.beats;

async function insert(dataSource: DataSource, owner: string): Promise<boolean> {
  const { insertIgnore } = dataSource.options.type === 'mysql' ? mysqlDialect : sqliteDialect;
  return isWon(execute(dataSource, `${insertIgnore} ${CLAIM_TABLE} (id, owner, beats) VALUES (1, ?, 0)`, [owner]));
}

async function takeOver(dataSource: DataSource, seen: Claim | undefined, owner: string): Promise<boolean> {
  if (!seen) return false;
  const sql = `UPDATE ${CLAIM_TABLE} SET owner = ?, beats = 0 WHERE owner = ? AND beats = ?`;
  return isWon(execute(dataSource, sql, [owner, seen.owner, seen.beats]));
}

/** Two nodes of a cluster may both write the row; the one that loses fails, as at a deadlock. */
function isWon(write: Promise<number>): Promise<boolean> {
  return write.then(
    (affected) => affected === 1,
    (error: unknown) => {
      if (isTransient(error)) return false;
      throw error;
    },
  );
}

async function read(dataSource: DataSource): Promise<Claim | undefined> {
  const [claim] = await dataSource.query<Claim[]>(`SELECT owner, beats FROM ${CLAIM_TABLE}`);
  return claim;
}

const execute = (dataSource: DataSource, sql: string, values: readonly (string | number)[]): Promise<number> =>
  onRunner(dataSource, async (runner) => {
    const { affected }: QueryResult = await runner.query(sql, [...values], true);
    return affected ?? 0;
  });

async function onRunner<T>(dataSource: DataSource, work: (runner: QueryRunner) => Promise<T>): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    return await work(runner);
  } finally {
    await runner.release();
  }
}
