import { parseArgs } from 'node:util';
import { Contestant, type Figures } from './compare/contestant';

/**
 * Compares two checkouts that have been built, seen from outside: start, memory, and latency and CPU time of a systems
 * send and an XML member reset, on SQLite and on a MySQL server (TEST_DATABASE_URL, else the one on this machine). Both
 * run beside each other and take turns, so that a busy machine slows both alike. It prints figures and ratios, and judges
 * nothing.
 *
 * Usage: `npm run compare -- --before <checkout> --after <checkout> [--requests 300] [--seconds 270] [--json]`
 * `--requests` of each kind go to each server, unless the `--seconds` of the whole run are over before.
 */
const { values: options } = parseArgs({
  options: {
    before: { type: 'string' },
    after: { type: 'string' },
    requests: { type: 'string', default: '300' },
    seconds: { type: 'string', default: '270' },
    json: { type: 'boolean', default: false },
  },
});

const DATABASES = ['sqlite', 'mysql'] as const;
const STARTS = 3;
/** Accounts that are made at a time. */
const ROUND = 30;
/** Requests of each kind after which hardly anything is loaded or compiled for the first time. */
const WARM_UP = 20;

type Both = readonly [before: Contestant, after: Contestant];

interface Comparison {
  readonly database: (typeof DATABASES)[number];
  /** Requests of each kind that each server answered. */
  readonly requests: number;
  readonly before: Figures;
  readonly after: Figures;
}

async function compare(
  database: (typeof DATABASES)[number],
  [before, after]: readonly [string, string],
  until: number,
): Promise<Comparison> {
  const both: Both = [await Contestant.enter(before, database), await Contestant.enter(after, database)];
  try {
    for (let start = 0; start < STARTS; start++) for (const each of both) await each.restart();
    await round(both, WARM_UP);
    for (const each of both) each.forget();
    const wanted = Number(options.requests);
    let requests = 0;
    while (requests < wanted && performance.now() < until) {
      const count = Math.min(ROUND, wanted - requests);
      await round(both, count);
      requests += count;
    }
    return { database, requests, before: both[0].figures(), after: both[1].figures() };
  } finally {
    for (const each of both) await each.leave();
  }
}

/** So many sends, then as many resets, to each server: request by request in turns, and first in turns. */
async function round(both: Both, count: number): Promise<void> {
  for (const each of both) await each.prepare(count);
  for (const kind of ['send', 'reset'] as const) {
    for (const each of both) each.begin(kind);
    for (let index = 0; index < count; index++)
      for (const each of index % 2 === 0 ? both : [...both].reverse()) await each.request(kind, index);
    for (const each of both) await each.end(kind);
  }
}

function print({ database, requests, before, after }: Comparison): void {
  console.log(`\n${database}, ${requests} sends and ${requests} resets each`);
  console.log(`${''.padEnd(36)}${['before', 'after', 'ratio'].map((name) => name.padStart(10)).join('')}`);
  for (const name of Object.keys(before) as (keyof Figures)[]) {
    const row = [before[name].toFixed(1), after[name].toFixed(1), (after[name] / before[name]).toFixed(2)];
    console.log(`${name.padEnd(36)}${row.map((cell) => cell.padStart(10)).join('')}`);
  }
}

async function main(): Promise<void> {
  const { before, after } = options;
  if (before === undefined || after === undefined) throw new Error('--before and --after are missing');
  const comparisons: Comparison[] = [];
  for (const [index, database] of DATABASES.entries()) {
    const share = (Number(options.seconds) * 1_000 * (index + 1)) / DATABASES.length;
    const comparison = await compare(database, [before, after], share);
    comparisons.push(comparison);
    if (!options.json) print(comparison);
  }
  if (options.json) console.log(JSON.stringify(comparisons, undefined, 2));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
