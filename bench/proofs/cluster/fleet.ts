import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseConfig } from '../../../src/database';
import { type ApiBalancer, startApiBalancer } from '../../../test/support/api-balancer';
import type { FakeVendor } from '../../../test/support/fake-vendor';
import { freePort } from '../../../test/support/free-port';
import { type RunningProcess, type Start, startProcess } from '../../../test/support/start-process';
import { testEnvironment } from '../../../test/support/test-environment';

/** Seconds that a process goes on serving while the balancer turns away. */
const DRAIN_SECONDS = '3';

/** Time for the balancer to find a process that has started, before the next one is stopped. */
const REST_MS = 3_000;

/** Limits that a load from one machine would meet first. */
const LIMITS = JSON.stringify({
  ...{ ipTargetsPerHour: 1_000_000, ipSendsPerHour: 1_000_000, prefixSendsPerHour: 1_000_000 },
  ...{ globalWrongPerDay: 1_000_000, longCodesPerDay: 1_000_000 },
});

/** Processes of a cluster, in the order in which they are started. */
export const PROCESSES = ['api 1', 'api 2', 'worker 1', 'worker 2'] as const;

/** Release whose processes are started: this one unless a main file is given. */
type Release = Pick<Start, 'main'>;

/** Two api processes behind HAProxy and two workers, on one database. */
export class Fleet {
  private constructor(
    private readonly environments: readonly NodeJS.ProcessEnv[],
    private readonly running: RunningProcess[],
    private readonly balancer: ApiBalancer,
    private release: Release,
  ) {}

  static async start(database: DatabaseConfig, vendor: FakeVendor, release: Release = {}): Promise<Fleet> {
    const ports = [await freePort(), await freePort()] as const;
    const environments = [...ports.map((port) => ({ ROLE: 'api', PORT: String(port) })), ...WORKERS].map((each) => ({
      ...testEnvironment(database),
      ...{ SMS_PROVIDERS: 'webhook', MAIL_PROVIDERS: 'none', WEBHOOK_URL: vendor.url, WEBHOOK_SECRET },
      ...{ LIMITS, DRAIN_SECONDS, TRUSTED_PROXIES: 'loopback' },
      ...each,
    }));
    const running: RunningProcess[] = [];
    try {
      for (const env of environments) running.push(await startProcess({ env, ...release }));
      return new Fleet(environments, running, await startApiBalancer(ports), release);
    } catch (error) {
      await stopAll(running);
      throw error;
    }
  }

  /** URL of the balancer. */
  get url(): string {
    return this.balancer.url;
  }

  /** Ends a process by SIGKILL, and starts it again. */
  async kill(n: number): Promise<void> {
    await this.running[n]?.stop('SIGKILL');
    await this.restart(n);
  }

  signal(n: number, signal: 'SIGSTOP' | 'SIGCONT'): void {
    const pid = this.running[n]?.pid;
    if (pid !== undefined) process.kill(pid, signal);
  }

  /** Restarts each process in turn. */
  roll(): Promise<void> {
    return this.inTurn(this.environments.keys());
  }

  /** Replaces each process in turn by one of this release, workers first: what the new ones queue, old ones may not know. */
  upgrade(): Promise<void> {
    this.release = {};
    return this.inTurn([...this.environments.keys()].reverse());
  }

  async stop(): Promise<void> {
    await this.balancer.stop();
    await stopAll(this.running);
  }

  private async inTurn(numbers: Iterable<number>): Promise<void> {
    for (const n of numbers) {
      await this.running[n]?.stop();
      await this.restart(n);
      await sleep(REST_MS);
    }
  }

  private async restart(n: number): Promise<void> {
    const env = this.environments[n];
    if (env) this.running[n] = await startProcess({ env, ...this.release });
  }
}

const WORKERS = [{ ROLE: 'worker' }, { ROLE: 'worker' }];
const WEBHOOK_SECRET = 'a-secret-of-a-proof-that-guards-nothing-at-all';

const stopAll = (processes: readonly RunningProcess[]): Promise<unknown> =>
  Promise.all(processes.map((each) => each.stop()));
