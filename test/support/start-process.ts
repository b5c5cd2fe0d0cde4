import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from './build-dist';
import { plantEnvironment, record } from './secret-watch';

const MAIN = join(__dirname, '../../dist/main.js');
/** A start takes seconds; ten times as many where others use the machine. */
const START_MS = 60_000;

/** A server process of its own. */
export interface RunningProcess {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly pid: number;
  /** Output so far, of both streams. */
  readonly output: () => string;
  /** Sends the signal and waits for the end, and of its output: the exit code, or null when the signal killed it. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/** Start of a server. */
export interface Start {
  readonly env: NodeJS.ProcessEnv;
  /** Main file of another release; that of this one unless it is given. */
  readonly main?: string;
}

/**
 * Starts `node dist/main.js` on a free port with exactly this environment, in an empty folder, and waits until it is
 * ready. Rejects with what it wrote when it ends instead.
 */
export async function startProcess({ env, main = MAIN }: Start): Promise<RunningProcess> {
  await build();
  plantEnvironment(env);
  const folder = mkdtempSync(join(tmpdir(), 'regain-process-'));
  const child = spawn(process.execPath, [main], {
    cwd: folder,
    env: { PATH: process.env['PATH'], UV_THREADPOOL_SIZE: '8', PORT: '0', ...env },
  });
  child.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  const written: string[] = [];
  const output = (): string => written.join('');
  const url = await address(child, written).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw new Error(`the process did not start:\n${output()}`, { cause: error });
  });
  await ready(url);
  return { url, pid: child.pid ?? NaN, output, stop: (signal = 'SIGTERM') => stop(child, signal) };
}

/** URL that the process logs as its own. */
function address(child: ChildProcess, written: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(reject, START_MS, new Error('it took too long'));
    child.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('it ended'));
    });
    for (const stream of [child.stdout, child.stderr])
      if (stream)
        createInterface(stream).on('line', (line) => {
          written.push(`${line}\n`);
          record('output of a process', line);
          const found = /"address":"([^"]+)"/.exec(line)?.[1];
          if (found === undefined) return;
          clearTimeout(timer);
          resolve(found);
        });
  });
}

async function ready(url: string): Promise<void> {
  const until = Date.now() + START_MS;
  while (!(await isReady(url))) {
    if (Date.now() > until) throw new Error('the process does not become ready');
    await sleep(50);
  }
}

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, 'close');
  child.kill(signal);
  await ended;
  return child.exitCode;
}
