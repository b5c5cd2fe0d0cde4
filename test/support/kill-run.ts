import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseConfig } from '../../src/database';
import { eventually } from './eventually';
import { FakeVendor, sentBy } from './fake-vendor';
import { type Accepted, killReport, type KillReport, lost } from './kill-report';
import { openCore } from './open-core';
import { addAccounts, type PhoneAccount } from './accounts';
import { type RunningProcess, startProcess } from './start-process';
import { SystemsClient } from './systems-client';
import { testEnvironment } from './test-environment';

/** Longest delay of a message after the last send: an expired lease, and a little. */
const PATIENCE_MS = 60_000;

const CLIENTS = 4;
const CROWD = 200;

/** Roles of the processes: answering and delivering; SQLite has one process that does both. */
const ROLES = { mysql: ['api', 'worker', 'worker'], sqlite: ['all'] } as const;

/** Short enough for a run to see codes expire. */
const LIFETIME_SECONDS = 120;

/** Limits per address are what a load from one machine would meet first. */
const LIMITS = JSON.stringify({
  ...{ ipTargetsPerHour: 1_000_000, ipSendsPerHour: 1_000_000 },
  codeLifetimeMaxSeconds: LIFETIME_SECONDS,
});

export interface KillRunOptions {
  readonly database: DatabaseConfig;
  readonly kills: number;
  readonly onKill?: (kill: number) => void;
}

/**
 * Kills processes at random moments while clients ask for codes, restarts them, and compares what clients were told
 * with what the vendors have. Each account gets one code.
 */
export async function killRun({ database, kills, onKill }: KillRunOptions): Promise<KillReport> {
  const vendors = [await FakeVendor.open('webhook'), await FakeVendor.open('twilio')] as const;
  const fleet = await Fleet.start(environment(database, vendors), ROLES[database.kind]);
  const clients = new Clients(await openCore(database), () => fleet.front);
  try {
    await clients.start();
    for (let kill = 1; kill <= kills; kill++) {
      await sleep(randomInt(50, 1_000));
      await fleet.killOne();
      onKill?.(kill);
    }
    await clients.stop();
    const taken = () => vendors.flatMap((vendor) => vendor.taken);
    await eventually(() => lost(clients.accepted, taken()) === 0, PATIENCE_MS).catch(() => undefined);
    return killReport(kills, LIFETIME_SECONDS * 1_000, clients.accepted, taken());
  } finally {
    await clients.close();
    await fleet.stop();
    await Promise.all(vendors.map((vendor) => vendor.die()));
  }
}

const environment = (database: DatabaseConfig, [webhook, twilio]: readonly [FakeVendor, FakeVendor]) => ({
  ...testEnvironment(database),
  ...sentBy(webhook, twilio),
  ROUTES: '[{"channel":"sms","providers":{"webhook":1,"twilio":1}}]',
  MAIL_PROVIDERS: 'none',
  LIMITS,
});

/** The processes of a run; the first one answers requests. */
class Fleet {
  private constructor(
    private readonly env: NodeJS.ProcessEnv,
    private readonly roles: readonly string[],
    private readonly running: RunningProcess[],
  ) {}

  static async start(env: NodeJS.ProcessEnv, roles: readonly string[]): Promise<Fleet> {
    const running: RunningProcess[] = [];
    for (const ROLE of roles) running.push(await startProcess({ env: { ...env, ROLE } }));
    return new Fleet(env, roles, running);
  }

  /** URL of the answering process. */
  get front(): string {
    return this.running[0]?.url ?? '';
  }

  async killOne(): Promise<void> {
    const index = randomInt(this.roles.length);
    const ROLE = this.roles[index];
    await this.running[index]?.stop('SIGKILL');
    this.running[index] = await startProcess({ env: { ...this.env, ROLE } });
  }

  async stop(): Promise<void> {
    await Promise.all(this.running.map((process) => process.stop()));
  }
}

type Core = Awaited<ReturnType<typeof openCore>>;

/** Clients that request codes, a few at a time, until they are stopped. */
class Clients {
  readonly accepted: Accepted[] = [];
  private readonly waiting: PhoneAccount[] = [];
  private made = 0;
  private isOver = false;
  private arriving: Promise<void> | undefined;
  private work: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly core: Core,
    private readonly front: () => string,
  ) {}

  async start(): Promise<void> {
    await this.invite();
    this.work = Promise.all(Array.from({ length: CLIENTS }, () => this.ask()));
  }

  async stop(): Promise<void> {
    this.isOver = true;
    await this.work;
  }

  close(): Promise<void> {
    return this.core.close();
  }

  /** Requests codes one after another. A request without an answer does not count: its process has died. */
  private async ask(): Promise<void> {
    while (!this.isOver) {
      const { username, phone } = await this.next();
      const answer = await new SystemsClient(this.front()).send(username, phone).catch(() => undefined);
      if (answer?.msg === 2006) this.accepted.push({ phone, at: Date.now() });
      else await sleep(50);
      await sleep(randomInt(10, 60));
    }
  }

  private async next(): Promise<PhoneAccount> {
    if (this.waiting.length === 0) await (this.arriving ??= this.invite());
    return this.waiting.pop() ?? this.next();
  }

  /** Many at a time: they share the hash of one password. */
  private async invite(): Promise<void> {
    this.waiting.push(...(await addAccounts(this.core, CROWD, this.made)));
    this.made += CROWD;
    this.arriving = undefined;
  }
}
