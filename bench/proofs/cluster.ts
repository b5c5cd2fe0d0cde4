import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseConfig } from '../../src/database';
import { openCore } from '../../test/support/open-core';
import { type RunningProcess, startProcess } from '../../test/support/start-process';
import { testEnvironment } from '../../test/support/test-environment';
import { createSchema } from '../../test/support/test-schemas';
import { type DatabaseBalancer, startDatabaseBalancer } from './cluster/database-balancer';
import { type GaleraNode, removeAll, startGalera } from './cluster/galera';
import { People } from './enumeration/people';
import { findHaproxy } from './haproxy';
import { type Experience, HonestPeople } from './overload/honest-people';
import { counted, noneOf, type ProofRequest, type ProofRow } from './proof';
import { ConnectionPool } from './wire/connection-pool';

const [STARTS, QUICK_STARTS] = [10, 3];
const OWNERS = 100;

/** Times since the start of a measurement: the fault, and the end of the load. */
const [FAULT_MS, END_MS] = [3_000, 25_000];
const PAUSE_MS = 10_000;
const MOST_MS = 3_000;
const MOST_RECOVERY_MS = 10_000;

/**
 * `prove -- cluster [starts]`: two processes on a Galera cluster of three nodes, with HAProxy before the nodes. They start at
 * once on an empty database; then the node that writes is stopped for ten seconds, and on another cluster killed, while people
 * go on.
 */
export async function proveCluster({ isQuick, args }: ProofRequest): Promise<readonly ProofRow[]> {
  findHaproxy();
  const starts = Number(args[0] ?? (isQuick ? QUICK_STARTS : STARTS));
  return [
    ...(await withCluster(async (balancer) => [await startTogether(balancer, starts)])),
    ...(await withCluster((balancer, [writer]) => withstand(balancer, PAUSED, () => pause(writer)))),
    ...(await withCluster((balancer, [writer]) => withstand(balancer, KILLED, () => kill(writer)))),
  ];
}

const PAUSED = 'the node that writes is stopped for ten seconds';
const KILLED = 'the node that writes is killed';

async function pause(writer: GaleraNode | undefined): Promise<void> {
  writer?.signal('SIGSTOP');
  await sleep(PAUSE_MS);
  writer?.signal('SIGCONT');
}

function kill(writer: GaleraNode | undefined): Promise<void> {
  writer?.signal('SIGKILL');
  return Promise.resolve();
}

/** Runs `work` on a cluster of its own. */
async function withCluster(
  work: (balancer: DatabaseBalancer, nodes: readonly GaleraNode[]) => Promise<readonly ProofRow[]>,
): Promise<readonly ProofRow[]> {
  const nodes = await startGalera();
  try {
    const balancer = await startDatabaseBalancer(nodes.map(({ port }) => port));
    return await work(balancer, nodes).finally(() => balancer.stop());
  } finally {
    await removeAll(nodes);
  }
}

const start = (database: DatabaseConfig): Promise<RunningProcess> =>
  startProcess({ env: { ...testEnvironment(database), LIMITS: '{}', TRUSTED_PROXIES: 'loopback' } });

const stopAll = (processes: readonly RunningProcess[]): Promise<unknown> =>
  Promise.all(processes.map((each) => each.stop()));

async function emptyDatabase({ url }: DatabaseBalancer): Promise<DatabaseConfig> {
  return { kind: 'mysql', url: (await createSchema(url)).url, poolSize: 10 };
}

async function startTogether(balancer: DatabaseBalancer, rounds: number): Promise<ProofRow> {
  let failures = 0;
  for (let n = 0; n < rounds; n++) {
    const database = await emptyDatabase(balancer);
    const both = await Promise.allSettled([start(database), start(database)]);
    const running = both.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    failures += both.length - running.length;
    await stopAll(running);
  }
  return noneOf(
    'processes that fail to start, two at once on an empty cluster',
    failures,
    `${counted(rounds * 2)} starts`,
  );
}

async function withstand(
  balancer: DatabaseBalancer,
  name: string,
  fault: () => Promise<void>,
): Promise<readonly ProofRow[]> {
  const database = await emptyDatabase(balancer);
  const core = await openCore(database);
  const owners = await new People(core).withAccounts(OWNERS);
  await core.close();
  const processes: RunningProcess[] = [];
  const pools: ConnectionPool[] = [];
  try {
    for (let n = 0; n < 2; n++) processes.push(await start(database));
    pools.push(...processes.map(({ url }) => new ConnectionPool(url)));
    const people = pools.map((pool) => new HonestPeople(pool, owners));
    await people[0]?.arrive();
    return rowsOf(name, await underFault(people, fault));
  } finally {
    for (const pool of pools) pool.close();
    await stopAll(processes);
  }
}

/** Requests of people, of whom some meet a fault 3 seconds after the first one. */
async function underFault(people: readonly HonestPeople[], fault: () => Promise<void>): Promise<readonly Experience[]> {
  const live = people.map((each) => each.live((elapsedMs) => elapsedMs > END_MS));
  await sleep(FAULT_MS);
  await fault();
  return (await Promise.all(live)).flat();
}

function rowsOf(fault: string, all: readonly Experience[]): readonly ProofRow[] {
  const slowest = Math.max(...all.map(({ ms }) => ms));
  const bad = all.filter(({ ms, isFault, isRefused }) => isFault || isRefused || ms > MOST_MS);
  const recovery = Math.max(0, ...bad.map(({ at, ms }) => at + ms - FAULT_MS));
  const refused = all.filter(({ isRefused }) => isRefused).length;
  process.stdout.write(`${fault}: ${counted(refused)} × 503, last bad answer ${seconds(recovery)} after the fault\n`);
  return [
    noneOf(
      `errors other than 503 with Retry-After while ${fault}`,
      all.filter(({ isFault }) => isFault).length,
      `${counted(all.length)} requests`,
    ),
    limited(`slowest answer while ${fault}`, slowest, MOST_MS),
    limited(`time from the fault to the last bad answer: ${fault}`, recovery, MOST_RECOVERY_MS),
  ];
}

const limited = (promise: string, ms: number, most: number): ProofRow => ({
  promise,
  figure: `at most ${seconds(most)}`,
  measured: seconds(ms),
  holds: ms <= most,
});

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
