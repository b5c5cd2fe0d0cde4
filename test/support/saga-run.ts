import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { SignIn } from '../../src/auth';
import { GivenUpWrites } from '../../src/auth/remote-writes/given-up-writes';
import { Database, type DatabaseConfig } from '../../src/database';
import { AccountsService, aPerson, type Fate, type Person } from './accounts-service';
import { openCore } from './open-core';
import { type RunningProcess, startProcess } from './start-process';
import { SystemsClient } from './systems-client';
import { testEnvironment } from './test-environment';

/** Moments at which a process is killed: the call has not been executed, its answer is under way, or it has just come. */
export const KILL_POINTS = ['before the write', 'before the answer', 'after the answer'] as const;
export type KillPoint = (typeof KILL_POINTS)[number];

/** Findings of a run, all of which but `rounds` and `told` must be 0. */
export interface SagaReport {
  readonly rounds: number;
  /** Resets whose success was told. */
  readonly told: number;
  /** Passwords that were written more than once, or by more than one request with one ticket. */
  readonly doubled: number;
  /** Tickets with which two successes were told. */
  readonly usedTwice: number;
  /** Successes that were told of a password which does not sign in. */
  readonly untrue: number;
  /** Writes that were there after a minute. */
  readonly stuck: number;
}

export interface SagaRunOptions {
  readonly database: DatabaseConfig;
  /** Rounds for each kill point. */
  readonly rounds: number;
  readonly onRound?: (round: number) => void;
}

/** Codes of the systems dialect: done. */
const DONE = 2006;

/** Limits per address that a run from one machine would meet first. */
const LIMITS = JSON.stringify({
  ipTargetsPerHour: 1_000_000,
  ipSendsPerHour: 1_000_000,
  prefixSendsPerHour: 1_000_000,
});

const CONTEXT = { app: 'default', ip: 'somewhere else', disclosure: 'documented' } as const;

/**
 * Kills a server in the steps of resets at a service of accounts, and lets the person try again: with the same password, or a
 * minute later with another one.
 */
export async function sagaRun({ database, rounds, onRound }: SagaRunOptions): Promise<SagaReport> {
  const people = Array.from({ length: rounds * KILL_POINTS.length }, (_, n) => aPerson(n + 1));
  const run = await SagaRun.open(database, people);
  try {
    for (const [index, person] of people.entries()) {
      await run.round(person, KILL_POINTS[index % KILL_POINTS.length] ?? 'before the write', index % 2 === 0);
      onRound?.(index + 1);
    }
    return run.report;
  } finally {
    await run.close();
  }
}

class SagaRun {
  report: SagaReport = { rounds: 0, told: 0, doubled: 0, usedTwice: 0, untrue: 0, stuck: 0 };

  private constructor(
    private readonly service: AccountsService,
    private readonly env: NodeJS.ProcessEnv,
    private readonly core: Awaited<ReturnType<typeof openCore>>,
    private server: RunningProcess,
  ) {}

  static async open(database: DatabaseConfig, people: readonly Person[]): Promise<SagaRun> {
    const service = await AccountsService.open(people);
    const env = { ...testEnvironment(database), ...service.env, LIMITS };
    const core = await openCore(database, { ...service.env });
    return new SagaRun(service, env, core, await startProcess({ env }));
  }

  async close(): Promise<void> {
    await this.server.stop();
    await this.core.close();
    await this.service.close();
  }

  /** One reset whose process is killed; `isSame` when the person tries again with the same password. */
  async round({ id, username, phone }: Person, point: KillPoint, isSame: boolean): Promise<void> {
    const ticket = await this.ticketFor(username, phone);
    const first = `First${id}Password`;
    const second = isSame ? first : `Second${id}Password`;
    this.killAt(point);
    const told = [await this.change(username, ticket, first)];
    await this.server.stop('SIGKILL');
    this.service.fateOf = () => 'pass';
    this.server = await startProcess({ env: this.env });
    if (!isSame) await this.passMinute();
    told.push(await this.change(username, ticket, second));
    await this.passMinute();
    const passwords = [first, second];
    const last = told.lastIndexOf(DONE);
    const isTrue = last < 0 || (await this.signsIn(username, passwords[last] ?? ''));
    this.count({
      told: Math.min(1, last + 1),
      doubled: Math.max(0, Number(this.service.versionOf(id)) - 2),
      usedTwice: Math.max(0, told.filter((msg) => msg === DONE).length - 1),
      untrue: isTrue ? 0 : 1,
      stuck: await this.writes(),
    });
  }

  private killAt(point: KillPoint): void {
    const { server } = this;
    let isKilled = false;
    this.service.fateOf = async ({ call }): Promise<Fate> => {
      if (call !== 'set-password' || isKilled) return 'pass';
      isKilled = true;
      if (point === 'after the answer') {
        void sleep(randomInt(300)).then(() => server.stop('SIGKILL'));
        return 'pass';
      }
      await server.stop('SIGKILL');
      return point === 'before the write' ? 'lose request' : 'lose answer';
    };
  }

  private count(found: Omit<SagaReport, 'rounds'>): void {
    const { rounds, told, doubled, usedTwice, untrue, stuck } = this.report;
    this.report = {
      rounds: rounds + 1,
      told: told + found.told,
      doubled: doubled + found.doubled,
      usedTwice: usedTwice + found.usedTwice,
      untrue: untrue + found.untrue,
      stuck: stuck + found.stuck,
    };
  }

  private async ticketFor(username: string, phone: string): Promise<string> {
    const client = new SystemsClient(this.server.url);
    await client.send(username, phone);
    return (await client.verify(username, await client.code(phone))).info;
  }

  /** Number of the answer; undefined without one. */
  private change(username: string, ticket: string, password: string): Promise<number | undefined> {
    return new SystemsClient(this.server.url).change(username, ticket, password).then(
      ({ msg }) => msg,
      () => undefined,
    );
  }

  /** Lets a minute pass for the writes that are there, and ends them as the server's job does. */
  private async passMinute(): Promise<void> {
    await this.core.get(Database).execute('UPDATE auth_remote_writes SET created_at = created_at - 60000');
    await this.core.get(GivenUpWrites, { strict: false }).endAll();
  }

  private async writes(): Promise<number> {
    return (await this.core.get(Database).query('SELECT proof FROM auth_remote_writes')).length;
  }

  private async signsIn(username: string, password: string): Promise<boolean> {
    return (await this.core.get(SignIn).execute({ context: CONTEXT, username, password, captcha: 'passed' })).ok;
  }
}
