import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterDatabase } from './cluster-database';
import { type Fleet, PROCESSES } from './fleet';

/** Ten seconds: longer than any patience of the service. */
const PAUSE_MS = 10_000;

/** Fault of one process of a cluster. */
export interface Fault {
  readonly name: string;
  readonly isKill: boolean;
  /** Whether recovery is counted from its end: nothing takes over before. */
  readonly isEndedFirst: boolean;
  /** Resolves when the process is there again. */
  readonly strike: () => Promise<void>;
}

interface Subject {
  readonly name: string;
  readonly hasSpare: boolean;
  readonly signal: (signal: 'SIGSTOP' | 'SIGCONT') => void;
  readonly kill: () => Promise<void>;
}

/** Faults of each process and of the database server that writes, whose end is the last one; some of them for a quick run. */
export function faultsOf(fleet: Fleet, database: ClusterDatabase, isQuick: boolean): readonly Fault[] {
  const processes = PROCESSES.map((name, n) => ({
    ...{ name, hasSpare: true },
    signal: (signal: 'SIGSTOP' | 'SIGCONT') => {
      fleet.signal(n, signal);
    },
    kill: () => fleet.kill(n),
  })).filter(({ name }) => !isQuick || name.endsWith('1'));
  return [...processes, { ...database, name: 'the database that writes' }].flatMap((each) => [stop(each), kill(each)]);
}

const stop = ({ name, hasSpare, signal }: Subject): Fault => ({
  ...{ name: `${name} stopped for ten seconds`, isKill: false, isEndedFirst: !hasSpare },
  strike: async () => {
    signal('SIGSTOP');
    await sleep(PAUSE_MS).finally(() => {
      signal('SIGCONT');
    });
  },
});

const kill = ({ name, hasSpare, kill: strike }: Subject): Fault => ({
  ...{ name: `${name} killed`, isKill: true, isEndedFirst: !hasSpare, strike },
});
