import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseConfig } from '../../../src/database';
import { eventually } from '../../../test/support/eventually';
import { openCore } from '../../../test/support/open-core';
import { startProcess } from '../../../test/support/start-process';
import { testEnvironment } from '../../../test/support/test-environment';
import { WebhookSink } from '../../../test/support/webhook-sink';
import { People } from '../enumeration/people';
import { ConnectionPool } from '../wire/connection-pool';
import { systems } from '../wire/dialect-requests';

const [SENDS, QUICK_SENDS] = [100, 20];

/** Time between two sends: a worker is idle again, and polls at its longest interval. */
const [PAUSE_MS, JITTER_MS] = [400, 97];

const SECRET = 'a-webhook-secret-of-this-measurement';

/**
 * Sends codes by a process that answers and has no worker, and returns the milliseconds from each answer to the arrival of the
 * message, which another process hands over.
 */
export async function timeHandOver(database: DatabaseConfig, isQuick: boolean, redis = ''): Promise<readonly number[]> {
  const arrivals: number[] = [];
  const sink = await WebhookSink.open(() => {
    arrivals.push(performance.now());
    return { status: 204 };
  });
  const channel = { SMS_PROVIDERS: 'webhook', WEBHOOK_URL: sink.url, WEBHOOK_SECRET: SECRET };
  const env = { ...testEnvironment(database), ...channel, REDIS_URL: redis, TRUSTED_PROXIES: 'loopback' };
  const core = await openCore(database);
  const worker = await startProcess({ env: { ...env, ROLE: 'worker' } });
  const api = await startProcess({ env: { ...env, ROLE: 'api' } });
  const pool = new ConnectionPool(api.url);
  const times: number[] = [];
  try {
    for (const [n, { username, phone }] of (
      await new People(core).withAccounts(isQuick ? QUICK_SENDS : SENDS)
    ).entries()) {
      await pool.send(systems.send(username, phone), `198.51.${String(100 + (n >> 6))}.${String(n % 256)}`);
      const answeredAt = performance.now();
      await eventually(() => arrivals.length > n, 10_000);
      times.push((arrivals[n] ?? NaN) - answeredAt);
      await sleep(PAUSE_MS + ((n * 37) % JITTER_MS));
    }
    return times;
  } finally {
    pool.close();
    await api.stop();
    await worker.stop();
    await core.close();
    await sink.close();
  }
}
