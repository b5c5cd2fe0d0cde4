import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../test/support/free-port';

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
}

/** Starts `dist/main.js` of a checkout, and waits for its first answer. Rejects with its output when it ends instead. */
export async function startServer({ root, databaseUrl, vendorUrl, role, preload }: StartOptions): Promise<Server> {
  const main = resolve(root, 'dist/main.js');
  if (!existsSync(main)) throw new Error(`${main} is missing: run npm run build in ${root}`);
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'regain-bench-'));
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...(preload === undefined ? [] : ['--require', preload]), main], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { PATH: process.env['PATH'], ...environment(databaseUrl, vendorUrl), PORT: String(port), ROLE: role ?? 'all' },
  });
  child.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  const url = `http://127.0.0.1:${port}`;
  await untilLive(child, url);
  return { url, child, startMs: performance.now() - startedAt, stop: () => stop(child) };
}

const environment = (databaseUrl: string, vendorUrl: string): NodeJS.ProcessEnv => ({
  NODE_ENV: 'test',
  UV_THREADPOOL_SIZE: '8',
  HOST: '127.0.0.1',
  DATABASE_URL: databaseUrl,
  SECRET_KEYS: 'keys-of-a-bench-run-that-open-nothing-else',
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
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-4_000);
    });
  const until = performance.now() + START_MS;
  while (!(await isLive(url))) {
    const hasEnded = child.exitCode !== null || child.signalCode !== null;
    if (hasEnded || performance.now() > until) {
      child.kill('SIGKILL');
      throw new Error(`the server did not start:\n${output}`);
    }
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
