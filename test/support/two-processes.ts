import type { INestApplicationContext } from '@nestjs/common';
import type { DatabaseConfig } from '../../src/database';
import { openCore } from './open-core';
import { type RunningProcess, startProcess } from './start-process';
import { SystemsClient } from './systems-client';
import { testEnvironment } from './test-environment';

/** Limits per address that a race from one machine would meet first; those per target stay as they are. */
const LIMITS = JSON.stringify({ ipTargetsPerHour: 1_000_000, ipSendsPerHour: 1_000_000 });

/** Two servers on one database, and the core beside them to prepare it. */
export interface TwoProcesses {
  readonly core: INestApplicationContext;
  /** One client of each process. */
  readonly clients: readonly [SystemsClient, SystemsClient];
  readonly processes: readonly [RunningProcess, RunningProcess];
  close(): Promise<void>;
}

/** `more` is laid over the environment of every test. */
export async function startTwo(database: DatabaseConfig, more: NodeJS.ProcessEnv = {}): Promise<TwoProcesses> {
  const env = { ...testEnvironment(database), LIMITS, TRUSTED_PROXIES: 'loopback', ...more };
  const core = await openCore(database, more);
  const processes = [await startProcess({ env }), await startProcess({ env })] as const;
  const clients = [new SystemsClient(processes[0].url), new SystemsClient(processes[1].url)] as const;
  return {
    core,
    clients,
    processes,
    close: async () => {
      await Promise.all(processes.map((each) => each.stop()));
      await core.close();
    },
  };
}

/** `count` calls at once, in turn to the one process and the other. */
export function race<T>(
  clients: TwoProcesses['clients'],
  count: number,
  call: (client: SystemsClient, index: number) => Promise<T>,
): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => call(clients[index % 2 === 0 ? 0 : 1], index)));
}
