import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { SignIn } from '../../src/auth';
import { GivenUpWrites } from '../../src/auth/remote-writes/given-up-writes';
import { Database, type DatabaseConfig } from '../../src/database';
import { AccountsService, aPerson, type Fate, type Person } from './accounts-service';
import { openCore } from './open-core';
import { type Journey, JOURNEYS } from './saga-journeys';
import { type RunningProcess, startProcess } from './start-process';
import { testEnvironment } from './test-environment';

/** Moments at which a process is killed: the call has not been executed, its answer is under way, or it has just come. */
const KILL_POINTS = ['before the write', 'before the answer', 'after the answer'] as const;
type KillPoint = (typeof KILL_POINTS)[number];

/** Findings of a run, all of which but `rounds` and `told` must be 0. */
export interface SagaReport {
  readonly rounds: number;
  /** Resets and registrations whose success was told. */
  readonly told: number;
  /** Passwords and accounts that were written more than once, or by more than one request with one proof. */
  readonly doubled: number;
  /** Proofs with which two successes were told. */
  readonly usedTwice: number;
  /** Successes that were told of a password which does not sign in. */
  readonly untrue: number;
  /** Writes that were there after a minute. */
  readonly stuck: number;
}

export interface SagaRunOptions {
  readonly database: DatabaseConfig;
  /** Rounds for each kill point of each journey. */
  readonly rounds: number;
  readonly onRound?: (found: SagaReport) => void;
}

/** Number of rounds for each of the rounds that were asked for: every kill point of every journey. */
export const ROUNDS_EACH = KILL_POINTS.length * JOURNEYS.length;

/** Limits per address that a run from one machine would meet first. */
const LIMITS = JSON.stringify({
  ipTargetsPerHour: 1_000_000,
  ipSendsPerHour: 1_000_000,
  prefixSendsPerHour: 1_000_000,
});

const CONTEXT = { app: 'default', ip: 'somewhere else', disclosure: 'documented' } as const;

/**
 * Kills a server in the steps of resets and registrations at a service of accounts, and lets the person try again: with the same
 * password, or a minute later with another one.
 */
export async function sagaRun({ database, rounds, onRound }: SagaRunOptions): Promise<SagaReport> {
  const turns = JOURNEYS.flatMap((journey) =>
    Array.from({ length: rounds * KILL_POINTS.length }, (_, index) => ({ journey, index })),
  ).map((turn, n) => ({ ...turn, person: aPerson(n + 1) }));
  const known = turns.flatMap(({ journey, person }) => (journey.isOfAnAccount ? [person] : []));
  const run = await SagaRun.open(database, known);
  try {
    for (const { journey, index, person } of turns) {
      const point = KILL_POINTS[index % KILL_POINTS.length] ?? 'before the write';
      await run.round(journey, person, { point, isSame: index % 2 === 0 });
      onRound?.(run.report);
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
    const env = { ...testEnvironment(database), ...service.env, LIMITS, DIALECT_SMSSEND_CAPTCHA: 'off' };
    const core = await openCore(database, { ...service.env });
    return new SagaRun(service, env, core, await startProcess({ env }));
  }

  async close(): Promise<void> {
    await this.server.stop();
    await this.core.close();
    await this.service.close();
  }

  /** One journey whose process is killed; `isSame` when the person tries again with the same password. */
  async round(
    journey: Journey,
    person: Person,
    { point, isSame }: { point: KillPoint; isSame: boolean },
  ): Promise<void> {
    const proof = await journey.proofFor(this.server.url, person);
    const first = `First${person.id}Password`;
    const second = isSame ? first : `Second${person.id}Password`;
    const write = (password: string) => journey.write(this.server.url, person, { proof, password }).catch(() => false);
    this.killAt(journey.call, point);
    const told = [await write(first)];
    await this.server.stop('SIGKILL');
    this.service.fateOf = () => 'pass';
    this.server = await startProcess({ env: this.env });
    if (!isSame) await this.passMinute();
    told.push(await write(second));
    await this.passMinute();
    const last = told.lastIndexOf(true);
    const isTrue = last < 0 || (await this.signsIn(person.username, [first, second][last] ?? ''));
    this.count({
      told: Math.min(1, last + 1),
      doubled: Math.max(0, journey.writesOf(this.service, person) - 1),
      usedTwice: Math.max(0, told.filter(Boolean).length - 1),
      untrue: isTrue ? 0 : 1,
      stuck: await this.writes(),
    });
  }

  private killAt(killed: Journey['call'], point: KillPoint): void {
    const { server } = this;
    let isKilled = false;
    this.service.fateOf = async ({ call }): Promise<Fate> => {
      if (call !== killed || isKilled) return 'pass';
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
