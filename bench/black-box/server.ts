import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../test/support/free-port';
import { nodeCommand } from '../performance/processor';

/** Limits per address and per target are what a load from one machine would meet first. */
const LIFTED = {
  ...{
    ipTargetsPerHour: 1_000_000,
    ipSendsPerHour: 1_000_000,
    prefixSendsPerHour: 1_000_000,
    countrySendsPerHour: 1_000_000,
    disclosuresPerMinute: 1_000_000,
  },
  ...{ targetPerHour: 1_000_000, targetPerDay: 1_000_000 },
};
const START_MS = 60_000;
const POLL_MS = 5;

export const WEBHOOK_SECRET = 'a-secret-of-a-bench-that-guards-nothing-at-all';
export const SECRET_KEY = 'keys-of-a-bench-run-that-open-nothing-else';
export const SIGN_KEY = 'a-key-of-a-bench-that-signs-nothing-else';

/** The built server of a checkout, running as a process of its own. */
export interface Server {
  readonly url: string;
  readonly child: ChildProcess;
  /** Milliseconds from the start of the process to its first answer at /health/live. */
  readonly startMs: number;
  /** Sends SIGTERM and waits for the end. */
  readonly stop: () => Promise<void>;
}

export interface StartOptions {
  /** The checkout, which has been built. */
  readonly root: string;
  readonly databaseUrl: string;
  /** The address that messages are posted to. */
  readonly vendorUrl: string;
  readonly role?: 'all' | 'api' | 'worker';
  /** A script to load first; it can talk to the parent by IPC. */
  readonly preload?: string;
  /** Variables that are laid over those of every bench. */
  readonly env?: NodeJS.ProcessEnv;
  /** Cores to pin the process to, as taskset takes them. */
  readonly cores?: string | undefined;
}

/** Starts `dist/main.js` of a checkout, and waits for its first answer. Rejects with its output when it ends instead. */
export async function startServer(options: StartOptions): Promise<Server> {
  const { root, databaseUrl, vendorUrl, role = 'all', preload, env, cores } = options;
  const main = resolve(root, 'dist/main.js');
  if (!existsSync(main)) throw new Error(`${main} is missing: run npm run build in ${root}`);
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'regain-bench-'));
  const output = join(folder, 'output.log');
  const log = openSync(output, 'a');
  const [program, args] = nodeCommand([...(preload === undefined ? [] : ['--require', preload]), main], cores);
  const startedAt = performance.now();
  const child = spawn(program, args, {
    cwd: folder,
    stdio: ['ignore', log, log, 'ipc'],
    env: {
      PATH: process.env['PATH'],
      ...environment(databaseUrl, vendorUrl),
      PORT: String(port),
      ROLE: role,
      ...env,
    },
  });
  closeSync(log);
  const url = `http://127.0.0.1:${port}`;
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  await untilLive(child, url).catch((error: unknown) => {
    child.kill('SIGKILL');
    const written = readFileSync(output, 'utf8').slice(-4_000);
    remove();
    throw new Error(`the server did not start:\n${written}`, { cause: error });
  });
  child.once('exit', remove);
  return { url, child, startMs: performance.now() - startedAt, stop: () => stop(child) };
}

const environment = (databaseUrl: string, vendorUrl: string): NodeJS.ProcessEnv => ({
  NODE_ENV: 'test',
  UV_THREADPOOL_SIZE: '8',
  HOST: '127.0.0.1',
  DATABASE_URL: databaseUrl,
  SECRET_KEYS: SECRET_KEY,
  MEMBER_SIGN_KEY: SIGN_KEY,
  DEMO: 'false',
  THROTTLE: '1000000,send=1000000',
  LIMITS: JSON.stringify(LIFTED),
  SMS_PROVIDERS: 'webhook',
  MAIL_PROVIDERS: 'none',
  WEBHOOK_URL: vendorUrl,
  WEBHOOK_SECRET,
});

async function untilLive(child: ChildProcess, url: string): Promise<void> {
  const until = performance.now() + START_MS;
  while (!(await isLive(url))) {
    const hasEnded = child.exitCode !== null || child.signalCode !== null;
    if (hasEnded || performance.now() > until) throw new Error(hasEnded ? 'it ended' : 'it took too long');
    await sleep(POLL_MS);
  }
}

const isLive = (url: string): Promise<boolean> =>
  fetch(`${url}/health/live`).then(
    ({ ok }) => ok,
    () => false,
  );

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
