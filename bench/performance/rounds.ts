import { percentile } from '../statistics';
import type { BenchDatabase } from './bench-database';
import { type Contestant, type Operation, OPERATIONS } from './contestant';
import { load, type LoadResult } from './load';
import { cpuMsOf } from './processor';
import { Results } from './results';

export interface Pace {
  /** Seconds of one operation of one server in a round. */
  readonly seconds: number;
  /** Seconds of sends, and half of it of every other operation, before the first round. */
  readonly warmUpSeconds: number;
  readonly rounds: number;
}

/** Connections of a load. */
export const CONNECTIONS = 32;

/** Requests of one kind a second that are prepared for: more than any service answers on one core. */
const PREPARED_PER_SECOND = 2_500;

interface Lap extends LoadResult {
  readonly nodeMs: number;
  readonly databaseMs: number;
}

/** Load of one operation, with the processor time of the server's process and of the database server. */
async function lap(
  database: BenchDatabase,
  contestant: Contestant,
  operation: Operation,
  seconds: number,
): Promise<Lap> {
  await contestant.prepare(operation, Math.ceil(seconds * PREPARED_PER_SECOND));
  const [nodeBefore, databaseBefore] = [cpuMsOf(contestant.pid), database.cpuMs];
  const next = (): ReturnType<Contestant['next']> => contestant.next(operation);
  const result = await load(contestant.url, { connections: CONNECTIONS, seconds, next });
  if (result.requests === 0) throw new Error(`${contestant.name} had nothing to ask for: ${operation}`);
  return { ...result, nodeMs: cpuMsOf(contestant.pid) - nodeBefore, databaseMs: database.cpuMs - databaseBefore };
}

/** Measures all operations of all servers, which take turns within each operation and change places from round to round. */
export async function runRounds(
  database: BenchDatabase,
  contestants: readonly Contestant[],
  { seconds, warmUpSeconds, rounds }: Pace,
  print: (line: string) => void,
): Promise<Results> {
  const results = new Results();
  for (let round = 0; round <= rounds; round++) {
    const isWarmUp = round === 0;
    print(isWarmUp ? `warm-up of ${String(warmUpSeconds)} s` : `round ${String(round)} of ${String(rounds)}`);
    for (const operation of OPERATIONS)
      for (const contestant of inTurn(contestants, round).filter((each) => each.operations.includes(operation))) {
        const warmUp = operation === 'send' ? warmUpSeconds : warmUpSeconds / 2;
        const taken = await lap(database, contestant, operation, isWarmUp ? warmUp : seconds);
        if (!isWarmUp) results.add(contestant.name, operation, measurementOf(taken));
      }
  }
  return results;
}

const measurementOf = (taken: Lap) => ({
  rate: taken.requests / taken.seconds,
  p50: percentile(taken.latencies, 50),
  p99: percentile(taken.latencies, 99),
  nodeMs: taken.nodeMs / taken.requests,
  databaseMs: taken.databaseMs / taken.requests,
  busy: taken.nodeMs / (taken.seconds * 1_000),
});

const inTurn = <T>(all: readonly T[], turn: number): readonly T[] => [
  ...all.slice(turn % all.length),
  ...all.slice(0, turn % all.length),
];
