import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Experience } from '../overload/experience';
import type { HonestPeople } from '../overload/honest-people';
import { counted, noneOf, type ProofRow } from '../proof';
import { ConnectionPool } from '../wire/connection-pool';
import type { Fault } from './faults';
import type { Journeys } from './journeys';

/** Load before a fault, and after its end. */
const [BEFORE_MS, AFTER_MS] = [3_000, 8_000];
/** Longest answer, whatever is away. */
const MOST_MS = 3_000;
const MOST_RECOVERY_MS = 10_000;
const MOST_TOLD = 20;

/** Load of a cluster: people with accounts, and journeys to a code, through the balancer. */
export interface Load {
  readonly url: string;
  readonly people: (pool: ConnectionPool) => HonestPeople;
  readonly journeys: Journeys;
}

interface Course {
  readonly all: readonly Experience[];
  /** Milliseconds since the beginning at which the fault began and ended. */
  readonly began: number;
  readonly ended: number;
}

/** Signs all owners in, so that their addresses are known. */
export async function arrive({ url, people }: Load): Promise<void> {
  const pool = new ConnectionPool(url);
  await people(pool)
    .arrive()
    .finally(() => {
      pool.close();
    });
}

/** Row of errors, the slowest answer and the recovery of one fault under load. */
export async function withstand(load: Load, where: string, fault: Fault): Promise<ProofRow> {
  const { all, began, ended } = await under(load, fault.strike);
  const errors = all.filter(({ isFault }) => isFault).length;
  const refused = all.filter(({ isRefused }) => isRefused).length;
  const slowest = Math.max(...all.map(({ ms }) => ms));
  const bad = all.filter(({ ms, isFault, isRefused }) => isFault || isRefused || ms > MOST_MS);
  const recovery = Math.max(0, ...bad.map(({ at, ms }) => at + ms - (fault.isEndedFirst ? ended : began)));
  const row = {
    promise: `${fault.name}, ${where}: errors but 503; slowest answer; last bad answer`,
    figure: `0; ${seconds(MOST_MS)}; ${seconds(MOST_RECOVERY_MS)} after the fault at most`,
    measured: `${counted(errors)} of ${counted(all.length)}, ${counted(refused)} × 503; ${seconds(slowest)}; ${seconds(recovery)}`,
    holds: errors === 0 && slowest <= MOST_MS && recovery <= MOST_RECOVERY_MS,
  };
  process.stdout.write(`${row.promise}: ${row.measured}\n`);
  return row;
}

/** Row of requests that fail, 503 included, while `roll` restarts all processes in turn. */
export async function withstandRoll(load: Load, where: string, roll: () => Promise<void>): Promise<ProofRow> {
  const { all } = await under(load, roll);
  const failed = all.filter(({ isFault, isRefused }) => isFault || isRefused);
  const told = failed.map(({ call, at, body }) => `FAULT ${call} after ${seconds(at)}: ${body || 'no answer'}\n`);
  process.stdout.write(told.slice(0, MOST_TOLD).join(''));
  return noneOf(
    `requests that fail while all processes are restarted in turn, ${where}`,
    failed.length,
    `${counted(all.length)} requests`,
  );
}

async function under({ url, people, journeys }: Load, strike: () => Promise<void>): Promise<Course> {
  const pool = new ConnectionPool(url);
  const startedAt = performance.now();
  const elapsed = (): number => performance.now() - startedAt;
  let isOver = false;
  const live = Promise.all([people(pool).live(() => isOver), journeys.live(pool, () => isOver)]);
  try {
    await sleep(BEFORE_MS);
    const began = elapsed();
    await strike();
    const ended = elapsed();
    await sleep(AFTER_MS);
    isOver = true;
    return { all: (await live).flat(), began, ended };
  } finally {
    isOver = true;
    await live.finally(() => {
      pool.close();
    });
  }
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
