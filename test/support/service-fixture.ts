import { GivenUpWrites } from '../../src/auth/remote-writes/given-up-writes';
import { type Outcome, type Refusal, RefusedException } from '../../src/common';
import { AccountsService, aPerson, type Fate, type ServiceRequestCall } from './accounts-service';
import { AuthFixture, reason } from './auth-fixture';
import type { DatabaseKind } from './database-harness';
import type { TestAccount } from './accounts';

const PEOPLE = 40;

/** Use cases of one process whose accounts are behind a service, and the service. */
export class ServiceFixture {
  private people = 0;

  private constructor(
    readonly service: AccountsService,
    readonly auth: AuthFixture,
  ) {}

  /** `env` is laid over the environment of every test. */
  static async open(kind: DatabaseKind, env: NodeJS.ProcessEnv = {}): Promise<ServiceFixture> {
    const service = await AccountsService.open(Array.from({ length: PEOPLE }, (_, n) => aPerson(n + 1)));
    return new ServiceFixture(service, await AuthFixture.open(kind, { ...env, ...service.env }));
  }

  async close(): Promise<void> {
    await this.auth.close();
    await this.service.close();
  }

  /** Person of the service that no test has used before. */
  newPerson(): TestAccount {
    if (this.people === PEOPLE) throw new Error('the service has no more people');
    const { plainPassword: password, ...rest } = aPerson(++this.people);
    return { ...rest, password };
  }

  /** Person with a ticket. */
  async proved(): Promise<{ readonly account: TestAccount; readonly ticket: string }> {
    const account = this.newPerson();
    return { account, ticket: await this.auth.ticketFor(account) };
  }

  reset(username: string, ticket: string, password: string): Promise<string> {
    return outcomeOf(this.auth.reset(username, ticket, password));
  }

  signIn(username: string, password: string): Promise<string> {
    return outcomeOf(this.auth.signIn(username, password));
  }

  /** Writes whose results are not known. */
  writes(): Promise<readonly object[]> {
    return this.auth.query('SELECT * FROM auth_remote_writes');
  }

  callsOf(call: string): readonly ServiceRequestCall[] {
    return this.service.calls.filter((each) => each.call === call);
  }

  /** Gives the calls of one kind this fate, and lets the others pass. */
  letFate(call: string, fate: Fate): void {
    this.service.fateOf = (each) => (each.call === call ? fate : 'pass');
  }

  /** Lets all calls pass. */
  letPass(): void {
    this.service.fateOf = () => 'pass';
  }

  /** Lets a minute pass, and runs the job that ends writes without a known result. */
  async giveUp(): Promise<void> {
    this.auth.pass(60);
    await this.auth.the(GivenUpWrites).endAll();
  }
}

/** Reason of a refusal, returned or thrown; `done` for success. */
export const outcomeOf = (called: Promise<Outcome<unknown, Refusal>>): Promise<string> =>
  called.then(reason, (error: unknown) => {
    if (error instanceof RefusedException) return error.refusal.reason;
    throw error;
  });
