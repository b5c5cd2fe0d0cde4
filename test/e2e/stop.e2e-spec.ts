import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { UnitOfWork } from '../../src/common';
import { Database } from '../../src/database';
import { NotificationService } from '../../src/notification';
import { anSms } from '../builders/an-outgoing-message';
import { databases, type OpenDatabase, openDatabase } from '../support/database-harness';
import { eventually } from '../support/eventually';
import { openCore } from '../support/open-core';
import { type RunningProcess, startProcess } from '../support/start-process';
import { testEnvironment } from '../support/test-environment';
import { VendorServer } from '../support/vendor-server';

const HELD = 12;
const SENT = JSON.stringify({ sid: `SM${'0'.repeat(32)}`, status: 'queued' });

const isReachable = databases().some(({ kind, reachable }) => kind === 'mysql' && reachable);

(isReachable ? describe : describe.skip)('a worker that is told to stop', () => {
  let database: OpenDatabase;
  let core: Awaited<ReturnType<typeof openCore>>;
  let vendor: VendorServer;
  let workers: RunningProcess[];
  let vendorMs: number;

  beforeEach(async () => {
    database = await openDatabase('mysql');
    core = await openCore(database.config);
    vendor = await VendorServer.open(() => ({
      status: 201,
      body: SENT,
      after: sleep(vendorMs, undefined, { ref: false }),
    }));
    workers = [];
  });

  afterEach(async () => {
    await Promise.all(workers.map(({ stop }) => stop('SIGKILL')));
    await vendor.close();
    await core.close();
    await database.close();
  });

  /** A vendor that does not deduplicate: a second post would be a second text. */
  const startWorker = async (env: NodeJS.ProcessEnv = {}): Promise<RunningProcess> => {
    const worker = await startProcess({
      env: {
        ...testEnvironment(database.config),
        SMS_PROVIDERS: 'twilio',
        TWILIO_ENDPOINT: vendor.url,
        TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
        TWILIO_AUTH_TOKEN: 'a-token-of-a-test',
        TWILIO_FROM: '+15005550006',
        ROLE: 'worker',
        ...env,
      },
    });
    workers.push(worker);
    return worker;
  };
  const queue = (count: number) =>
    core
      .get(UnitOfWork)
      .run(() => core.get(NotificationService).queueAll(Array.from({ length: count }, () => anSms())));
  const states = async () => {
    const rows = await core.get(Database).query<{ state: string }>('SELECT state FROM notification_outbox');
    return rows.map(({ state }) => state);
  };
  const all = (state: string, count = HELD) => Array.from({ length: count }, () => state);

  it('records what is in flight before it ends, so that no other worker sends it again', async () => {
    vendorMs = 2_000;
    const worker = await startWorker();
    await queue(HELD);
    await eventually(() => vendor.calls.length === HELD);
    expect(await worker.stop()).toBe(0);
    expect(await states()).toEqual(all('accepted'));
  });

  it('gives up calls that outlast the stop, and records that their fate is unknown', async () => {
    vendorMs = 60_000;
    const worker = await startWorker();
    await queue(HELD);
    await eventually(() => vendor.calls.length === HELD);
    expect(await worker.stop()).toBe(0);
    expect(await states()).toEqual(all('unknown'));
    expect(worker.output()).not.toContain('was not recorded');
  });

  it('leases nothing more, and leaves it to the next one', async () => {
    vendorMs = 2_000;
    const worker = await startWorker();
    await queue(HELD);
    await eventually(() => vendor.calls.length === HELD);
    const ended = worker.stop();
    await eventually(() => worker.output().includes('stopping'));
    await sleep(300);
    await queue(3);
    expect(await ended).toBe(0);
    expect((await states()).sort()).toEqual([...all('accepted'), ...all('queued', 3)]);
    vendorMs = 0;
    await startWorker();
    await eventually(async () => (await states()).every((state) => state === 'accepted'), 10_000);
    expect(vendor.calls).toHaveLength(HELD + 3);
  });

  it('repeats and loses nothing when workers are replaced one after the other under load', async () => {
    vendorMs = 300;
    const load = { queued: 0, isOver: false };
    let worker = await startWorker();
    const queueing = (async () => {
      for (; !load.isOver; load.queued += 5) await queue(5).then(() => sleep(50));
    })();
    for (let replaced = 0; replaced < 3; replaced++) {
      const next = await startWorker();
      expect(await worker.stop()).toBe(0);
      worker = next;
    }
    load.isOver = true;
    await queueing;
    await eventually(async () => (await states()).every((state) => state === 'accepted'), 30_000);
    expect(vendor.calls).toHaveLength(load.queued);
  });
});

describe('a server that is told to stop', () => {
  let database: OpenDatabase;
  let server: RunningProcess;

  beforeEach(async () => {
    database = await openDatabase('sqlite');
    server = await startProcess({ env: { ...testEnvironment(database.config), DRAIN_SECONDS: '2' } });
  });

  afterEach(async () => {
    await server.stop('SIGKILL');
    await database.close();
  });

  const ready = async () => (await fetch(`${server.url}/health/ready`)).status;

  it('is not ready at once, and serves on until the wait is over', async () => {
    const startedAt = performance.now();
    const ended = server.stop();
    await eventually(async () => (await ready()) === 503);
    for (let asked = 0; asked < 10; asked++) {
      await sleep(100);
      expect((await fetch(`${server.url}/v1/errors`)).status).toBe(200);
      expect(await ready()).toBe(503);
    }
    expect(await ended).toBe(0);
    expect(performance.now() - startedAt).toBeGreaterThan(2_000);
  });

  it('cuts off no client that keeps its connection and leaves when it is told to', async () => {
    const results: string[] = [];
    let isOver = false;
    const client = async (): Promise<void> => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      while (!isOver) {
        const { status, isLast } = await ask(`${server.url}/v1/errors`, agent);
        results.push(status);
        if (isLast) break;
        await sleep(20);
      }
      agent.destroy();
    };
    const clients = [client(), client(), client(), client()];
    await sleep(300);
    expect(await server.stop()).toBe(0);
    isOver = true;
    await Promise.all(clients);
    expect(results.length).toBeGreaterThan(clients.length);
    expect(new Set(results)).toEqual(new Set(['200']));
  });
});

/** Status of a GET, or the error that cut it off; `isLast` when the server ends the connection with it. */
function ask(url: string, agent: Agent): Promise<{ status: string; isLast: boolean }> {
  return new Promise((resolve) => {
    get(url, { agent }, (response) => {
      response.resume().once('end', () => {
        resolve({ status: String(response.statusCode), isLast: response.headers.connection === 'close' });
      });
    }).once('error', ({ message }) => {
      resolve({ status: message, isLast: true });
    });
  });
}
