import { availableParallelism } from 'node:os';
import { median } from '../statistics';
import type { BenchDatabase } from './bench-database';
import type { Extras } from './goals';
import { load } from './load';
import type { Counts, Order } from './order';
import { Regain } from './regain';
import type { Note } from './report';
import { CONNECTIONS } from './rounds';
import { besideOthers, type BesideOthers, oneAndTwoProcesses, rawHashRate, sendsOfOneAddress } from './scenarios';

interface Scenario {
  readonly extras: Omit<Extras, 'roundTrips'>;
  readonly notes: readonly Note[];
}

interface Ground {
  readonly database: BenchDatabase;
  /** The service as the rounds have left it, and its schema. */
  readonly regain: Regain;
  readonly databaseUrl: string;
}

/** Resets a second that codes are sent and verified for: more than one core hashes. */
const RESETS_PER_SECOND = 100;

/** Accounts of a scenario of its own. */
const ACCOUNTS = 40_000;

/** Measures what is no closed loop of one operation: loads beside other requests, one address, two processes. */
export async function measureScenarios(order: Order, counts: Counts, ground: Ground): Promise<Scenario> {
  const found: Scenario[] = [];
  for (const scenario of [resets, captchas, oneAddress, twoProcesses]) {
    order.print(scenario.name);
    found.push(await scenario(order, counts, ground));
  }
  return {
    extras: Object.assign({}, ...found.map(({ extras }) => extras)) as Scenario['extras'],
    notes: found.flatMap(({ notes }) => notes),
  };
}

/** Resets beside other requests, in turns with argon2id alone on the same cores. */
async function resets({ cores }: Order, { seconds, rounds }: Counts, { regain }: Ground): Promise<Scenario> {
  const parallel = cores ? 1 : availableParallelism();
  const raw: number[] = [];
  const own: BesideOthers[] = [];
  for (let round = 0; round < rounds; round++) {
    raw.push(await rawHashRate(seconds, cores, parallel));
    await giveTickets(regain, Math.ceil(seconds * RESETS_PER_SECOND));
    own.push(await besideOthers(regain, seconds, () => regain.next('reset')));
  }
  const { rate, othersP99 } = mediansOf(own);
  const value = `${median(raw).toFixed(1)}/s, ${rate.toFixed(1)}/s`;
  return {
    extras: { resetShare: rate / median(raw), othersP99DuringResets: othersP99 },
    notes: [['argon2id alone, and resets beside other requests, on the same cores', value]],
  };
}

/** Sends and verifies so many codes, whose tickets resets use. */
async function giveTickets(regain: Regain, count: number): Promise<void> {
  for (const operation of ['send', 'verify right'] as const) {
    await regain.prepare(operation === 'send' ? 'send' : 'verify wrong', count);
    let left = count;
    const next = () => (left-- > 0 ? regain.next(operation) : undefined);
    await load(regain.url, { connections: CONNECTIONS, seconds: 120, next });
  }
}

/** Captchas beside other requests, by a server that may use all cores. */
async function captchas({ root, cores }: Order, { seconds, rounds }: Counts, { database }: Ground): Promise<Scenario> {
  const options = { root, databaseUrl: await database.createSchema(), cores: cores?.all };
  const regain = await Regain.start('regain', options);
  try {
    await regain.addAccounts(ACCOUNTS);
    const runs: BesideOthers[] = [];
    for (let round = 0; round <= rounds; round++)
      runs.push(await besideOthers(regain, seconds, () => regain.captcha()));
    const { rate, othersP99 } = mediansOf(runs.slice(1));
    return { extras: { captchaRate: rate, othersP99DuringCaptchas: othersP99 }, notes: [] };
  } finally {
    await regain.stop();
  }
}

async function oneAddress({ root, cores }: Order, counts: Counts, { database }: Ground): Promise<Scenario> {
  const options = { root, databaseUrl: await database.createSchema(), cores: cores?.server };
  const { slowestMs, p99, requests, faults } = await sendsOfOneAddress(options, counts, ACCOUNTS);
  const value =
    `${String(requests)} answers, p99 ${p99.toFixed(0)} ms, slowest ${slowestMs.toFixed(0)} ms, ` +
    `${String(faults)} errors`;
  return {
    extras: { oneAddressSlowestMs: slowestMs, oneAddressFaults: faults },
    notes: [['sends of one address over 32 connections', value]],
  };
}

/** The second process takes the core of the database, which then shares both. */
async function twoProcesses(
  { root, cores }: Order,
  counts: Counts,
  { regain, databaseUrl }: Ground,
): Promise<Scenario> {
  const second = await Regain.start('regain', { root, databaseUrl, cores: cores?.database }, counts.accounts);
  try {
    await second.addAccounts(counts.accounts + ACCOUNTS);
    const { ratio, ratioByNodeTime } = await oneAndTwoProcesses(regain, second, counts);
    const name = 'sends of two processes beside one, with the database on the same cores';
    return { extras: { twoProcesses: ratioByNodeTime }, notes: [[name, `${ratio.toFixed(2)} ×`]] };
  } finally {
    await second.stop();
  }
}

const mediansOf = (runs: readonly BesideOthers[]): BesideOthers => ({
  rate: median(runs.map(({ rate }) => rate)),
  othersP99: median(runs.map(({ othersP99 }) => othersP99)),
});
