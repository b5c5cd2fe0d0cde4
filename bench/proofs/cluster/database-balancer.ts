import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../test/support/free-port';
import { tryToConnect } from '../../../test/support/mysql-server';
import { startHaproxy } from '../../../test/support/haproxy';

/**
 * Check of one node, whose address and port are its third and fourth argument: it is ready to take statements. A node that is back
 * after a pause lets clients sign in before that, and refuses their statements (1047).
 */
const CHECK = `#!/bin/sh
mariadb --no-defaults --connect-timeout=1 -h "$3" -P "$4" -u root -N -e "SHOW STATUS LIKE 'wsrep_ready'" | grep -q ON
`;

/**
 * One node takes all connections, the others wait for its end. The check asks the server, because the kernel goes on taking
 * connections for one that is stopped; connections to a node that fails the check are closed.
 */
const configuration = (port: number, nodes: readonly number[], check: string): string => `
global
  maxconn 1000
  external-check
  insecure-fork-wanted
defaults
  mode tcp
  timeout connect 1s
  timeout client 1h
  timeout server 1h
  timeout check 600ms
  option redispatch 1
  retries 2
listen database
  bind 127.0.0.1:${String(port)}
  option external-check
  external-check path "/usr/bin:/bin"
  external-check command ${check}
  default-server check inter 300ms fall 2 rise 6 on-marked-down shutdown-sessions
${nodes.map((node, n) => `  server node${String(n)} 127.0.0.1:${String(node)}${n > 0 ? ' backup' : ''}`).join('\n')}
`;

/** HAProxy before a cluster with a single writer. */
export interface DatabaseBalancer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Starts HAProxy before nodes on these ports of this machine; the first one writes. */
export async function startDatabaseBalancer(nodes: readonly number[]): Promise<DatabaseBalancer> {
  const port = await freePort();
  const url = `mysql://root@127.0.0.1:${String(port)}`;
  const folder = mkdtempSync(join(tmpdir(), 'regain-check-'));
  const check = join(folder, 'check.sh');
  writeFileSync(check, CHECK, { mode: 0o755 });
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const end = await startHaproxy(configuration(port, nodes, check), () => isUp(url));
    return { url, stop: () => end().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

const isUp = (url: string): Promise<boolean> =>
  tryToConnect(url).then(
    () => true,
    () => false,
  );
