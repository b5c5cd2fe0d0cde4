import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port';
import { type MysqlServer, tryToConnect } from './mysql-server';

const START_ATTEMPTS = 150;
const START_PAUSE_MS = 200;

/** Folders of servers that are not in PATH. */
const SERVER_FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/usr/local/mysql/bin', '/opt/homebrew/bin'];

/** A server of the tests' own, which can go down and come up again with its data. */
export interface PrivateServer extends MysqlServer {
  /** Ends the server process: in peace, or by SIGKILL as in a crash. */
  down(signal?: NodeJS.Signals): Promise<void>;
  up(): Promise<void>;
  /** Sends the server process a signal that does not end it. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
}

/**
 * Starts an installed mariadbd or mysqld on a free port and a folder of its own, with further options; rejects when none
 * is installed.
 */
export async function startPrivateServer(options: readonly string[] = []): Promise<PrivateServer> {
  const daemon = findProgram('mariadbd', 'mysqld');
  if (daemon === undefined) throw new Error('neither mariadbd nor mysqld is installed');
  const folder = await mkdtemp(join(tmpdir(), 'regain-mysql-'));
  const port = await freePort();
  const url = `mysql://root@127.0.0.1:${String(port)}`;
  let down: PrivateServer['down'] = () => Promise.resolve();
  let signal: PrivateServer['signal'] = () => undefined;
  const up = async () => {
    const child = spawn(daemon, [...serverArguments(folder, port), ...options], { stdio: 'ignore' });
    down = stopper(child);
    signal = (name) => void child.kill(name);
    await untilReady(child, url).catch(async (error: unknown) => {
      const log = await readFile(join(folder, 'error.log'), 'utf8').catch(() => '');
      await down();
      throw new Error(`${daemon} does not start: ${log.slice(-500)}`, { cause: error });
    });
  };
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    createDataFolder(daemon, join(folder, 'data'));
    await up();
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    url,
    up,
    down: (name) => down(name),
    signal: (name) => {
      signal(name);
    },
    stop: () => down().then(remove),
  };
}

function findProgram(...names: string[]): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...SERVER_FOLDERS];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A server refuses to run as root unless it is told that this is meant. */
function runAs(): string[] {
  return process.getuid?.() === 0 ? ['--user=root'] : [];
}

/** Temporary files have a folder of their own too: a starting server deletes those of others. */
function createDataFolder(daemon: string, data: string): void {
  const isMariaDb = execFileSync(daemon, ['--version'], { encoding: 'utf8' }).includes('MariaDB');
  const installer = findProgram('mariadb-install-db') ?? join(dirname(daemon), 'mariadb-install-db');
  const [program, options] = isMariaDb
    ? [installer, ['--auth-root-authentication-method=normal', '--skip-test-db']]
    : [daemon, ['--initialize-insecure']];
  const temporary = `--tmpdir=${dirname(data)}`;
  execFileSync(program, ['--no-defaults', `--datadir=${data}`, temporary, ...options, ...runAs()], { stdio: 'pipe' });
}

/** Durability is off: a crash may lose commits, so the log is not flushed at each of them. */
function serverArguments(folder: string, port: number): string[] {
  return [
    '--no-defaults',
    ...runAs(),
    `--datadir=${join(folder, 'data')}`,
    `--tmpdir=${folder}`,
    `--socket=${join(folder, 'socket')}`,
    `--pid-file=${join(folder, 'pid')}`,
    `--log-error=${join(folder, 'error.log')}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    '--innodb-flush-log-at-trx-commit=2',
  ];
}

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    if (child.exitCode !== null) throw new Error(`it exited with ${child.exitCode}`);
    try {
      await tryToConnect(url);
      return;
    } catch (error) {
      if (attempt === START_ATTEMPTS) throw error;
      await sleep(START_PAUSE_MS);
    }
  }
}

/** Should the test run die before its teardown, the server goes with it. */
function stopper(child: ChildProcess): (signal?: NodeJS.Signals) => Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const end = () => child.kill();
  process.once('exit', end);
  return async (signal = 'SIGTERM') => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
    process.removeListener('exit', end);
  };
}
