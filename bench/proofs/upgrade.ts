import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import type { DatabaseConfig } from '../../src/database';
import { FakeVendor } from '../../test/support/fake-vendor';
import { insertAccounts, phoneOf, usernameOf } from '../performance/accounts';
import { Fleet } from './cluster/fleet';
import { Journeys } from './cluster/journeys';
import { Ledger } from './cluster/ledger';
import { arrive, type Load, withstandRoll } from './cluster/withstand';
import type { Typed } from './enumeration/people';
import { findHaproxy } from './find-haproxy';
import { HonestPeople, OWNERS_PASSWORD } from './overload/honest-people';
import { type ProofRequest, type ProofRow, ToolMissing } from './proof';
import { withMysql } from './with-mysql';

/** People with accounts, and people who make a journey each. */
const [OWNERS, TRAVELLERS] = [100, 2_000];

/** Load on both releases at once before the first process is replaced, and on the new one alone afterwards. */
const REST_MS = 5_000;

/**
 * `prove -- upgrade <checkout>`: two api processes behind HAProxy and two workers of another checkout, which has been installed and
 * built, serve people on the database that they made. Each is replaced in turn by a process of this checkout, which migrates
 * the database, while the others go on. No request fails, and no code is lost, sent twice or taken twice.
 */
export function proveUpgrade({ args: [checkout] }: ProofRequest): Promise<readonly ProofRow[]> {
  if (checkout === undefined) throw new ToolMissing('name a checkout of the former release, installed and built');
  const main = join(resolve(checkout), 'dist/main.js');
  if (!existsSync(main)) throw new ToolMissing(`${checkout} has not been built`);
  findHaproxy();
  return withMysql((database) => upgrade(database, main));
}

async function upgrade(database: DatabaseConfig, main: string): Promise<readonly ProofRow[]> {
  const vendor = await FakeVendor.open('webhook');
  const fleet = await Fleet.start(database, vendor, { main });
  try {
    const people = await addPeople(database);
    const ledger = new Ledger(vendor);
    const load: Load = {
      url: fleet.url,
      people: (pool) => new HonestPeople(pool, people.slice(0, OWNERS)),
      journeys: new Journeys(people.slice(OWNERS), ledger),
    };
    await arrive(load);
    const row = await withstandRoll(load, 'from one release to the next', async () => {
      await sleep(REST_MS);
      await fleet.upgrade();
      await sleep(REST_MS);
    });
    return [row, ...(await ledger.rows('during an upgrade', 0))];
  } finally {
    await fleet.stop();
    await vendor.die();
  }
}

/** Inserts people by statements: the schema is that of the former release. */
async function addPeople(database: DatabaseConfig): Promise<readonly Typed[]> {
  const count = OWNERS + TRAVELLERS;
  const connection = await createConnection(database.kind === 'mysql' ? database.url : '');
  await insertAccounts(connection, 0, count, OWNERS_PASSWORD).finally(() => connection.end());
  return Array.from({ length: count }, (_, n) => ({ username: usernameOf(n), phone: phoneOf(n), id: '' }));
}
