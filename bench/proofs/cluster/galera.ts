import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { freePort } from '../../../test/support/free-port';
import { ToolMissing } from '../proof';

const PROVIDERS = ['/usr/lib/galera/libgalera_smm.so', '/usr/lib64/galera-4/libgalera_smm.so'];
const DAEMON = '/usr/sbin/mariadbd';
const NODES = 3;
const START_MS = 60_000;

/**
 * A node that does not answer holds up every COMMIT of the cluster until the others have put it out. Galera's defaults take
 * 5 to 15 seconds for that.
 */
const EVICTION = [
  ...['evs.keepalive_period=PT0.4S', 'evs.inactive_check_period=PT0.4S'],
  ...['evs.suspect_timeout=PT1.2S', 'evs.inactive_timeout=PT6S', 'evs.install_timeout=PT4S'],
];

/** Node of the cluster. */
export interface GaleraNode {
  readonly port: number;
  /** Sends a signal to the server process. */
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Ends the node by SIGKILL, and removes its data. */
  readonly remove: () => Promise<void>;
}

/** Starts a Galera cluster of three nodes on loopback, each with ports and folders of its own; the first node begins it. */
export async function startGalera(): Promise<readonly GaleraNode[]> {
  const provider = PROVIDERS.find((file) => existsSync(file));
  if (provider === undefined || !existsSync(DAEMON))
    throw new ToolMissing('Galera is missing (Debian: apt-get install mariadb-server galera-4 rsync lsof)');
  const nodes: GaleraNode[] = [];
  const members: string[] = [];
  try {
    for (let n = 0; n < NODES; n++) await startNode(provider, members, nodes);
    return nodes;
  } catch (error) {
    await removeAll(nodes);
    throw error;
  }
}

export const removeAll = (nodes: readonly GaleraNode[]): Promise<unknown> =>
  Promise.all(nodes.map((node) => node.remove()));

/** Starts a node that joins `members`, and adds it to both lists. */
async function startNode(provider: string, members: string[], nodes: GaleraNode[]): Promise<void> {
  const [port, group, incremental, snapshot] = [await freePort(), await freePort(), await freePort(), await freePort()];
  const folder = mkdtempSync(join(tmpdir(), 'regain-galera-'));
  const user = givenTo(folder);
  const data = [`--datadir=${join(folder, 'data')}`, `--tmpdir=${folder}`, ...user];
  const install = ['--no-defaults', ...data, '--auth-root-authentication-method=normal', '--skip-test-db'];
  execFileSync('mariadb-install-db', install, { stdio: 'ignore' });
  const network = [
    `gmcast.listen_addr=tcp://127.0.0.1:${String(group)}`,
    `ist.recv_addr=127.0.0.1:${String(incremental)}`,
  ];
  const child = spawn(
    DAEMON,
    [
      ...['--no-defaults', ...data, `--socket=${join(folder, 'socket')}`, `--log-error=${join(folder, 'error.log')}`],
      ...[`--pid-file=${join(folder, 'pid')}`, `--port=${String(port)}`, '--bind-address=127.0.0.1'],
      ...['--binlog-format=ROW', '--innodb-autoinc-lock-mode=2', '--innodb-flush-log-at-trx-commit=2'],
      ...['--wsrep-on=ON', `--wsrep-provider=${provider}`, '--wsrep-sst-method=rsync'],
      `--wsrep-provider-options=${[...network, ...EVICTION, 'gcache.size=32M'].join(';')}`,
      `--wsrep-cluster-address=gcomm://${members.join(',')}`,
      `--wsrep-node-address=127.0.0.1:${String(group)}`,
      `--wsrep-sst-receive-address=127.0.0.1:${String(snapshot)}`,
    ],
    { stdio: 'ignore' },
  );
  const signal = (name: NodeJS.Signals): void => void child.kill(name);
  nodes.push({ port, signal, remove: () => remove(child, folder) });
  members.push(`127.0.0.1:${String(group)}`);
  await synced(child, port, join(folder, 'error.log'));
}

/** The copy of the data between nodes drops the rights of root, so that root runs the servers as another user. */
function givenTo(folder: string): readonly string[] {
  if (process.getuid?.() !== 0) return [];
  execFileSync('chown', ['mysql', folder]);
  return ['--user=mysql'];
}

async function remove(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
}

async function synced(child: ChildProcess, port: number, log: string): Promise<void> {
  const until = Date.now() + START_MS;
  while (!(await isSynced(port))) {
    if (child.exitCode !== null || Date.now() > until)
      throw new Error(`a node does not take part in the cluster: ${readFileSync(log, 'utf8').slice(-500)}`);
    await sleep(200);
  }
}

async function isSynced(port: number): Promise<boolean> {
  try {
    const connection = await createConnection(`mysql://root@127.0.0.1:${String(port)}`);
    const [rows] = await connection.query("SHOW STATUS LIKE 'wsrep_local_state_comment'");
    await connection.end();
    return (rows as { Value: string }[])[0]?.Value === 'Synced';
  } catch {
    return false;
  }
}
