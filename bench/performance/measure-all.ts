import { createConnection } from 'mysql2/promise';
import { median, percentile } from '../statistics';
import { BenchDatabase } from './bench-database';
import { BetterAuth, isPeerInstalled } from './better-auth';
import { ownTableAsOwners } from '../owners-table';
import type { Contestant, Operation, RegainName } from './contestant';
import { Floor, ONE_ROW_TABLE, type Plans } from './floor';
import { goalRows } from './goals';
import { memoryMiBOf } from './processor';
import { measureQuietCosts, QUIET_ACCOUNTS, type QuietCost } from './quiet-costs';
import { Regain, startRegain } from './regain';
import { conditionsOf, type Findings, type Note } from './report';
import type { Results } from './results';
import type { Counts, Order } from './order';
import { CONNECTIONS, runRounds } from './rounds';
import { measureScenarios } from './measure-scenarios';

const FULL: Counts = { seconds: 5, warmUpSeconds: 10, rounds: 5, accounts: 400_000, starts: 5 };
const QUICK: Counts = { seconds: 1.5, warmUpSeconds: 3, rounds: 3, accounts: 80_000, starts: 2 };

/** Runs everything, and removes what it started and stored. */
export async function measureAll(order: Order): Promise<Findings> {
  const database = await BenchDatabase.open(order.database, order.cores);
  const stops: (() => Promise<void>)[] = [];
  try {
    return await new Run(order, database, stops, order.isQuick ? QUICK : FULL).measure();
  } finally {
    for (const stop of stops.reverse()) await stop().catch(console.error);
    await database.close();
  }
}

class Run {
  constructor(
    private readonly order: Order,
    private readonly database: BenchDatabase,
    private readonly stops: (() => Promise<void>)[],
    private readonly counts: Counts,
  ) {}

  async measure(): Promise<Findings> {
    const { cores, isQuick, print } = this.order;
    const { rounds, seconds, warmUpSeconds } = this.counts;
    const starts = await this.startTimes();
    const databaseUrl = await this.database.createSchema();
    const regain = await this.startRegain('regain', this.order.root, databaseUrl);
    const memory = [memoryMiBOf(regain.pid)];
    await regain.addAccounts(QUIET_ACCOUNTS);
    const costs = await measureQuietCosts(this.database, regain);
    const contestants = [regain, ...(await this.others(plansOf(costs)))];
    print(`inserting ${String(this.counts.accounts)} accounts for each server`);
    for (const each of contestants)
      if (each instanceof Regain || each instanceof BetterAuth) await each.addAccounts(this.counts.accounts);
    const results = await runRounds(this.database, contestants, this.counts, print);
    memory.push(memoryMiBOf(regain.pid));
    const { extras, notes } = await measureScenarios(this.order, this.counts, {
      database: this.database,
      regain,
      databaseUrl,
    });
    const goals = goalRows(results, { ...extras, roundTrips: roundTripsOf(costs) });
    const note =
      `${isQuick ? 'quick: less than the method says; ' : ''}${String(CONNECTIONS)} connections, medians of ` +
      `${String(rounds)} rounds of ${String(seconds)} s after ${String(warmUpSeconds)} s of warm-up`;
    return {
      conditions: conditionsOf(this.database.version, cores, note),
      ...{ results, costs, goals },
      notes: [...notesOf(results, starts, memory), ...notes],
    };
  }

  /** Milliseconds of each start to its first answer; the start that makes the tables is not counted. */
  private async startTimes(): Promise<readonly number[]> {
    const databaseUrl = await this.database.createSchema();
    const times: number[] = [];
    for (let start = 0; start <= this.counts.starts; start++) {
      const server = await startRegain({ root: this.order.root, databaseUrl, cores: this.order.cores?.server });
      times.push(server.startMs);
      await server.stop();
    }
    return times.slice(1);
  }

  private async others(plans: Plans): Promise<readonly Contestant[]> {
    const { root, before, cores } = this.order;
    const inTable = { ACCOUNTS_FILE: ownTableAsOwners() };
    const all: Contestant[] = [
      await this.startRegain('owner table', root, await this.database.createSchema(), inTable),
    ];
    if (before !== undefined) all.push(await this.startRegain('before', before, await this.database.createSchema()));
    if (isPeerInstalled()) {
      const databaseUrl = await this.database.createSchema();
      all.push(await BetterAuth.start({ databaseUrl, cores: cores?.server }));
    }
    const floorUrl = await this.database.createSchema();
    await (await startRegain({ root, databaseUrl: floorUrl })).stop();
    await createOneRowTable(floorUrl);
    for (const name of ['same rows', 'one statement'] as const)
      all.push(await Floor.start(name, { databaseUrl: floorUrl, plans, cores: cores?.server }));
    for (const each of all) if (!(each instanceof Regain)) this.stops.push(() => each.stop());
    return all;
  }

  private async startRegain(
    name: RegainName,
    root: string,
    databaseUrl: string,
    env: NodeJS.ProcessEnv = {},
  ): Promise<Regain> {
    const regain = await Regain.start(name, { root, databaseUrl, cores: this.order.cores?.server, env });
    this.stops.push(() => regain.stop());
    return regain;
  }
}

async function createOneRowTable(databaseUrl: string): Promise<void> {
  const connection = await createConnection(databaseUrl);
  await connection.query(ONE_ROW_TABLE);
  await connection.end();
}

const FLOOR_OPERATIONS: readonly Operation[] = ['send', 'verify wrong', 'verify right'];

const plansOf = (costs: ReadonlyMap<Operation, QuietCost>): Plans =>
  Object.fromEntries(FLOOR_OPERATIONS.map((operation) => [operation, costs.get(operation)?.plan ?? []]));

const roundTripsOf = (costs: ReadonlyMap<Operation, QuietCost>): ReadonlyMap<Operation, number> =>
  new Map([...costs].map(([operation, { roundTrips }]) => [operation, roundTrips]));

const notesOf = (results: Results, starts: readonly number[], memory: readonly number[]): readonly Note[] => [
  [
    'noise: spread of the rates of the floor of one statement',
    `${(100 * results.noise('one statement', 'send')).toFixed(0)} %`,
  ],
  ['start to the first answer', `${median(starts).toFixed(0)} ms (slowest ${percentile(starts, 100).toFixed(0)} ms)`],
  ['memory after the start, and after all rounds', memory.map((each) => `${each.toFixed(0)} MiB`).join(', ')],
];
