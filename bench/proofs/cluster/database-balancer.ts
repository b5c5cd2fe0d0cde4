import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../../test/support/free-port';
import { tryToConnect } from '../../../test/support/mysql-server';

const START_MS = 10_000;

/**
 * One node takes all connections, the others wait for its end. The check signs in, because the kernel goes on taking
 * connections for a server that is stopped; connections to a node that fails the check are closed.
 */
const configuration = (port: number, nodes: readonly number[]): string => `
global
  maxconn 1000
defaults
  mode tcp
  timeout connect 1s
  timeout client 1h
  timeout server 1h
  timeout check 500ms
  option redispatch 1
  retries 2
listen database
  bind 127.0.0.1:${String(port)}
  option mysql-check user root
  default-server check inter 500ms fall 2 rise 4 on-marked-down shutdown-sessions
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
  const folder = mkdtempSync(join(tmpdir(), 'regain-haproxy-'));
  const file = join(folder, 'haproxy.cfg');
  writeFileSync(file, configuration(port, nodes));
  const child = spawn('haproxy', ['-db', '-f', file], { stdio: 'ignore' });
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), 1_000);
      await ended;
      clearTimeout(force);
    }
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `mysql://root@127.0.0.1:${String(port)}`;
  const until = Date.now() + START_MS;
  while (!(await isUp(url))) {
    if (child.exitCode === null && Date.now() < until) await sleep(50);
    else {
      await stop();
      throw new Error('haproxy did not start');
    }
  }
  return { url, stop };
}

const isUp = (url: string): Promise<boolean> =>
  tryToConnect(url).then(
    () => true,
    () => false,
  );
