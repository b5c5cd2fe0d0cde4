import type { DatabaseConfig } from '../../../src/database';
import { startPrivateServer } from '../../../test/support/private-mysql-server';
import { createSchema } from '../../../test/support/test-schemas';
import { startDatabaseBalancer } from './database-balancer';
import { removeAll, startGalera } from './galera';

/** Database servers of a cluster, one of which writes. */
export interface ClusterDatabase {
  /** Words for rows. */
  readonly name: string;
  readonly url: string;
  /** Whether another server goes on for the one that writes. */
  readonly hasSpare: boolean;
  /** Sends the server that writes a signal. */
  readonly signal: (signal: 'SIGSTOP' | 'SIGCONT') => void;
  /** Ends that server by SIGKILL, and starts it again where there is no other one. */
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** New schema on these servers. */
export async function emptyDatabase({ url }: ClusterDatabase): Promise<DatabaseConfig> {
  return { kind: 'mysql', url: (await createSchema(url)).url, poolSize: 10 };
}

/** Three Galera nodes with HAProxy before them. */
export async function openGalera(): Promise<ClusterDatabase> {
  const nodes = await startGalera();
  try {
    const balancer = await startDatabaseBalancer(nodes.map(({ port }) => port));
    const signal = (name: NodeJS.Signals): void => nodes[0]?.signal(name);
    return {
      ...{ name: 'Galera', url: balancer.url, hasSpare: true, signal },
      kill: () => {
        signal('SIGKILL');
        return Promise.resolve();
      },
      stop: () => balancer.stop().finally(() => removeAll(nodes)),
    };
  } catch (error) {
    await removeAll(nodes);
    throw error;
  }
}

/** One MariaDB. */
export async function openOneServer(): Promise<ClusterDatabase> {
  const server = await startPrivateServer();
  return {
    ...{ name: 'one MariaDB', url: server.url, hasSpare: false },
    signal: (name) => {
      server.signal(name);
    },
    kill: () => server.down('SIGKILL').then(() => server.up()),
    stop: () => server.stop(),
  };
}
