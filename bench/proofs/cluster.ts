import type { DatabaseConfig } from '../../src/database';
import { FakeVendor } from '../../test/support/fake-vendor';
import { openCore } from '../../test/support/open-core';
import { type RunningProcess, startProcess } from '../../test/support/start-process';
import { testEnvironment } from '../../test/support/test-environment';
import { type ClusterDatabase, emptyDatabase, openGalera, openOneServer } from './cluster/cluster-database';
import { faultsOf } from './cluster/faults';
import { Fleet } from './cluster/fleet';
import { Journeys } from './cluster/journeys';
import { Ledger } from './cluster/ledger';
import { proveScale } from './cluster/scale';
import { arrive, type Load, withstand, withstandRoll } from './cluster/withstand';
import { People } from './enumeration/people';
import { findHaproxy } from './find-haproxy';
import { HonestPeople } from './overload/honest-people';
import { counted, noneOf, type ProofRequest, type ProofRow } from './proof';

const PARTS = ['--galera', '--single', '--scale'] as const;

const [STARTS, QUICK_STARTS] = [10, 3];

/** People with accounts, and people who make a journey each. */
const [OWNERS, TRAVELLERS] = [100, 4_000];

/**
 * `prove -- cluster [starts] [--galera] [--single] [--scale]`: on a Galera cluster of three nodes processes start two at once on
 * an empty database. Then, there and on one MariaDB, two api processes behind HAProxy and two workers serve people, while each
 * of them and the server that writes is stopped for ten seconds and killed, and all of them are restarted in turn. Last, the
 * sign-ins of one and of two api processes are counted. Without a part all three run.
 */
export async function proveCluster({ isQuick, args }: ProofRequest): Promise<readonly ProofRow[]> {
  findHaproxy();
  const starts = Number(args.find((word) => /^\d+$/.test(word)) ?? (isQuick ? QUICK_STARTS : STARTS));
  const isOne = PARTS.some((part) => args.includes(part));
  const isWanted = (part: (typeof PARTS)[number]): boolean => !isOne || args.includes(part);
  const rows: ProofRow[] = [];
  if (isWanted('--galera'))
    await on(openGalera, async (database) => {
      rows.push(await startTogether(database, starts), ...(await serve(database, isQuick)));
    });
  if (isWanted('--single'))
    await on(openOneServer, async (database) => {
      rows.push(...(await serve(database, isQuick)));
    });
  if (isWanted('--scale'))
    await on(openOneServer, async (database) => {
      rows.push(await proveScale(database, isQuick));
    });
  return rows;
}

async function on(
  open: () => Promise<ClusterDatabase>,
  work: (database: ClusterDatabase) => Promise<void>,
): Promise<void> {
  const database = await open();
  await work(database).finally(() => database.stop());
}

async function startTogether(server: ClusterDatabase, rounds: number): Promise<ProofRow> {
  const start = (database: DatabaseConfig): Promise<RunningProcess> => startProcess({ env: testEnvironment(database) });
  let failures = 0;
  for (let n = 0; n < rounds; n++) {
    const database = await emptyDatabase(server);
    const both = await Promise.allSettled([start(database), start(database)]);
    const running = both.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    failures += both.length - running.length;
    await Promise.all(running.map((each) => each.stop()));
  }
  return noneOf(
    `processes that fail to start, two at once on an empty database, ${server.name}`,
    failures,
    `${counted(rounds * 2)} starts`,
  );
}

async function serve(server: ClusterDatabase, isQuick: boolean): Promise<readonly ProofRow[]> {
  const database = await emptyDatabase(server);
  const core = await openCore(database);
  const people = new People(core);
  const [owners, travellers] = [await people.withAccounts(OWNERS), await people.withAccounts(TRAVELLERS)];
  await core.close();
  const vendor = await FakeVendor.open('webhook');
  const ledger = new Ledger(vendor);
  const fleet = await Fleet.start(database, vendor);
  const load: Load = {
    url: fleet.url,
    people: (pool) => new HonestPeople(pool, owners),
    journeys: new Journeys(travellers, ledger),
  };
  try {
    await arrive(load);
    const rows = [await withstandRoll(load, server.name, () => fleet.roll())];
    const faults = faultsOf(fleet, server, isQuick);
    for (const fault of faults) rows.push(await withstand(load, server.name, fault));
    return [...rows, ...(await ledger.rows(server.name, faults.filter(({ isKill }) => isKill).length))];
  } finally {
    await fleet.stop();
    await vendor.die();
  }
}
