import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseConfig } from '../../src/database';
import { startApiBalancer } from '../../test/support/api-balancer';
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
  const ports = [await freePort(), await freePort()] as const;
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
  const balancer = await startApiBalancer(ports).catch(async (error: unknown) => {
    await stopAll();
    throw error;
  });
  let isOver = false;
  const clients = Array.from({ length: CLIENTS }, async (_, n) => {
    while (!isOver) await ask(balancer.url, n % 2 === 0, tally);
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
async function ask(url: string, isKept: boolean, tally: Tally): Promise<void> {
  try {
    const call = request(`${url}/Systems/makeSureVerificationCode`, {
      method: 'POST',
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
