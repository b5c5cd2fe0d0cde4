import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseConfig } from '../../src/database';
import { freePort } from '../../test/support/free-port';
import { startProcess } from '../../test/support/start-process';
import { testEnvironment } from '../../test/support/test-environment';
import { findHaproxy } from './find-haproxy';
import { counted, noneOf, type ProofRequest, type ProofRow } from './proof';
import { withMysql } from './with-mysql';

const [RESTARTS, QUICK_RESTARTS] = [40, 6];
const CLIENTS = 16;

/** Seconds that a process goes on serving while its balancer turns away. */
const DRAIN_SECONDS = '3';
const START_MS = 10_000;

/** Answers to requests through the balancer, and what went wrong. */
interface Tally {
  answered: number;
  readonly failures: string[];
}

/**
 * `prove -- rolling [restarts]`: two api processes behind HAProxy, as deploy/haproxy.cfg has it, are stopped by SIGTERM and started
 * again in turn, under requests on kept and on new connections. None of these fails or is answered 5xx.
 */
export function proveRolling({ isQuick, args }: ProofRequest): Promise<readonly ProofRow[]> {
  const restarts = Number(args[0] ?? (isQuick ? QUICK_RESTARTS : RESTARTS));
  findHaproxy();
  return withMysql(async (database) => {
    const { answered, failures } = await roll(database, restarts);
    for (const failure of new Set(failures)) process.stdout.write(`FAULT ${failure}\n`);
    const of = `${counted(answered)} requests during ${counted(restarts)} restarts of two processes behind HAProxy`;
    return [noneOf('requests that fail while processes are restarted in turn', failures.length, of)];
  });
}

async function roll(database: DatabaseConfig, restarts: number): Promise<Tally> {
  const ports = [await freePort(), await freePort()];
  const start = (n: number) =>
    startProcess({
      env: {
        ...testEnvironment(database),
        ...{ ROLE: 'api', PORT: String(ports[n % ports.length]), DRAIN_SECONDS, TRUSTED_PROXIES: 'loopback' },
      },
    });
  const tally: Tally = { answered: 0, failures: [] };
  const processes = [await start(0), await start(1)];
  const stopAll = () => Promise.all(processes.map((each) => each.stop()));
  const balancer = await startHaproxy(ports).catch(async (error: unknown) => {
    await stopAll();
    throw error;
  });
  let isOver = false;
  const clients = Array.from({ length: CLIENTS }, async (_, n) => {
    while (!isOver) await ask(balancer.port, n % 2 === 0, tally);
  });
  try {
    for (let n = 0; n < restarts; n++) {
      await processes[n % ports.length]?.stop();
      processes[n % ports.length] = await start(n);
      await sleep(3_000);
      process.stdout.write(`${counted(n + 1)} restarts, ${counted(tally.answered)} requests\n`);
    }
  } finally {
    isOver = true;
    await Promise.all(clients);
    await balancer.stop();
    await stopAll();
  }
  return tally;
}

const kept = new Agent({ keepAlive: true });
const BODY = JSON.stringify({ username: 'nobody', verification_code: '123456' });

/** Makes one request, on a kept connection or on a new one. */
async function ask(port: number, isKept: boolean, tally: Tally): Promise<void> {
  try {
    const call = request({
      ...{ host: '127.0.0.1', port, path: '/Systems/makeSureVerificationCode', method: 'POST' },
      agent: isKept ? kept : false,
      headers: { 'content-type': 'application/json', 'content-length': BODY.length },
    });
    call.end(BODY);
    const [answer] = (await once(call, 'response')) as [IncomingMessage];
    answer.resume();
    await once(answer, 'end');
    tally.answered++;
    if ((answer.statusCode ?? 0) >= 500) tally.failures.push(`answered ${String(answer.statusCode)}`);
  } catch (error) {
    tally.failures.push((error as NodeJS.ErrnoException).code ?? String(error));
  }
}

interface Haproxy {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** Starts HAProxy with the configuration of deploy, before processes on these ports of this machine. */
async function startHaproxy(ports: readonly number[]): Promise<Haproxy> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'regain-haproxy-'));
  const file = join(folder, 'haproxy.cfg');
  const shipped = readFileSync(join(__dirname, '../../deploy/haproxy.cfg'), 'utf8');
  const servers = ports.map((each) => `127.0.0.1:${String(each)}`);
  const here = shipped
    .replace('bind :8080', `bind 127.0.0.1:${String(port)}`)
    .replace('api1:3000', servers[0] ?? '')
    .replace('api2:3000', servers[1] ?? '');
  writeFileSync(file, here);
  const child: ChildProcess = spawn('haproxy', ['-db', '-f', file], { stdio: 'ignore' });
  const until = Date.now() + START_MS;
  while (!(await isUp(port))) {
    if (child.exitCode !== null || Date.now() > until) throw new Error('haproxy did not start');
    await sleep(50);
  }
  return {
    port,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const isUp = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${String(port)}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
