import * as fc from 'fast-check';
import type { DatabaseConfig } from '../../src/database';
import { anyOperation, type Operation, operationsAtOnce, waits } from './operations';
import { ModelRun } from './run';
import { type Disclosure, TwoApps } from './two-apps';

/** Extent of a model test. The same seed gives the same runs. */
export interface Extent {
  readonly runs: number;
  /** The most commands of one run. */
  readonly commands: number;
  readonly seed: number;
  /** True to look for the fewest commands that fail, which takes many runs more. */
  readonly isShrunk: boolean;
}

type Command = fc.AsyncCommand<object, ModelRun>;

/** Command that always applies, and after which everything is checked. */
const command = (text: string, work: (run: ModelRun) => Promise<void> | void): Command => ({
  check: () => true,
  run: async (_model, run) => {
    await work(run);
    await run.check();
  },
  toString: () => text,
});

const requests = (who: number, operations: readonly Operation[]): Command =>
  command(`account ${String(who)}: ${JSON.stringify(operations)}`, (run) => run.make(who, operations));

/** Nearly all commands are for one account: limits and races are met by many requests for the same. */
const who = fc.constantFrom(0, 0, 0, 0, 1);

const commands = fc.oneof(
  { weight: 20, arbitrary: fc.tuple(who, anyOperation).map(([account, one]) => requests(account, [one])) },
  { weight: 6, arbitrary: fc.tuple(who, operationsAtOnce).map(([account, all]) => requests(account, all)) },
  {
    weight: 6,
    arbitrary: waits.map((minutes) =>
      command(`${String(minutes)} minutes pass`, (run) => {
        run.pass(minutes);
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.nat({ max: 1 }).map((at) => command(`application ${String(at)} restarts`, (run) => run.restart(at))),
  },
);

/**
 * Runs random commands against two applications on one database, and compares every reply with the model. Returns the
 * number of commands; rejects with the seed and the commands that a reply differs at.
 */
export async function checkModel(
  database: DatabaseConfig,
  disclosure: Disclosure,
  { runs, commands: maxCommands, seed, isShrunk }: Extent,
): Promise<number> {
  const apps = await TwoApps.open(database, disclosure);
  let made = 0;
  const property = fc.asyncProperty(fc.commands([commands], { maxCommands, size: 'max' }), async (all) => {
    const run = await ModelRun.begin(apps, disclosure);
    await fc.asyncModelRun(() => ({ model: {}, real: run }), all);
    made += run.commands;
  });
  try {
    await fc.assert(property, { numRuns: runs, seed, endOnFailure: !isShrunk });
    return made;
  } finally {
    await apps.close();
  }
}
