import type { INestApplicationContext, Type } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { Test, type TestingModule, type TestingModuleBuilder } from '@nestjs/testing';
import { AppModule } from '../../src/app.module';
import { type RequestContext, ResetWithTicket, SendRecoveryCode, SignIn, VerifyRecoveryCode } from '../../src/auth';
import type { NewAccount } from '../../src/auth/accounts/account';
import { TypeormAccountDirectory } from '../../src/auth/accounts/typeorm-account.directory';
import { PasswordHasher } from '../../src/auth/accounts/password.hasher';
import { Database, DatabaseClock } from '../../src/database';
import type { Outcome, Refusal } from '../../src/common';
import { anAccount, verified } from '../builders/an-account';
import { PlainPasswordHasher } from '../doubles/plain-password.hasher';
import type { TestAccount } from './accounts';
import { type DatabaseKind, type OpenDatabase, openDatabase } from './database-harness';
import { QueuedMessages } from './queued-messages';
import { testConfig } from './test-environment';
import { useFixture } from './use-fixture';

type AccountLookup = Parameters<SendRecoveryCode['execute']>[0]['lookup'];

/** `done`, or why not. */
export const reason = (outcome: Outcome<unknown, Refusal>): string => (outcome.ok ? 'done' : outcome.refusal.reason);

/** Fixture of AuthModule: the use cases of one process on a database of its own, with passwords that cost nothing to hash. */
export class AuthFixture {
  private accounts = 0;
  private addresses = 0;

  private constructor(
    private readonly database: OpenDatabase,
    private readonly process: TestingModule,
    readonly messages: QueuedMessages,
    readonly hasher: PlainPasswordHasher,
  ) {}

  /** `env` is laid over the environment of every test. */
  static open(kind: DatabaseKind, env: NodeJS.ProcessEnv = {}): Promise<AuthFixture> {
    const hasher = new PlainPasswordHasher();
    return AuthFixture.start(kind, env, (builder) => builder.overrideProvider(PasswordHasher).useValue(hasher), hasher);
  }

  /** The same with real hashes, for passwords that other software has stored or is to read. */
  static openWithHashes(kind: DatabaseKind, env: NodeJS.ProcessEnv = {}): Promise<AuthFixture> {
    return AuthFixture.start(kind, env, (builder) => builder, new PlainPasswordHasher());
  }

  private static async start(
    kind: DatabaseKind,
    env: NodeJS.ProcessEnv,
    change: (builder: TestingModuleBuilder) => TestingModuleBuilder,
    hasher: PlainPasswordHasher,
  ): Promise<AuthFixture> {
    const database = await openDatabase(kind);
    try {
      const imports = [AppModule.forCli(testConfig(database.config, env))];
      const process = await change(Test.createTestingModule({ imports })).compile();
      await initialize(process);
      return new AuthFixture(database, process, new QueuedMessages(process), hasher);
    } catch (error) {
      await database.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.process.close();
    await this.database.close();
  }

  /** A provider of the process: a use case, a repository, a service. */
  the<T>(type: Type<T> | (abstract new (...parameters: never[]) => T)): T {
    return this.process.get(type, { strict: false });
  }

  query<Row>(sql: string, values: readonly string[] = []): Promise<Row[]> {
    return this.the(Database).query<Row>(sql, values);
  }

  /** Advances the clock of the database by so many seconds. */
  pass(seconds: number): void {
    this.the(DatabaseClock).advance(seconds * 1000);
  }

  /** A client at an address of its own, which may be told whether accounts exist. */
  context(change: Partial<RequestContext> = {}): RequestContext {
    const n = this.addresses++;
    return {
      app: 'default',
      ip: `10.${String(1 + (n >> 8))}.${String(n & 255)}.1`,
      disclosure: 'documented',
      ...change,
    };
  }

  /** Adds an account whose phone and e-mail address are verified. */
  async newAccount(change: Partial<NewAccount> = {}): Promise<TestAccount> {
    const n = this.accounts++;
    const [phone, email] = [`+861390000${String(1000 + n)}`, `person${String(n)}@example.com`];
    const password = `the password of ${String(n)}`;
    const account = anAccount({
      ...{ username: `Person${String(n)}`, phone: verified(phone), email: verified(email) },
      passwordHash: await this.hasher.hash(password),
      ...change,
    });
    const added = await this.the(TypeormAccountDirectory).add(account);
    if (!added) throw new Error('there is such an account already');
    return { id: added.id, username: account.username ?? '', phone, email, password };
  }

  send(lookup: AccountLookup, context = this.context()) {
    return this.the(SendRecoveryCode).execute({ context, lookup, captcha: 'absent', locale: 'en' });
  }

  /** The recovery code that an account is sent, once the cooldown of the previous one is over. */
  async codeFor({ username, phone }: Pick<TestAccount, 'username' | 'phone'>): Promise<string> {
    this.pass(60);
    const sent = await this.send({ username });
    if (!sent.ok) throw new Error(sent.refusal.reason);
    return this.messages.codeTo(phone);
  }

  verify(lookup: AccountLookup, code: string, context = this.context()) {
    return this.the(VerifyRecoveryCode).execute({ context, lookup, code, mode: 'exchange' });
  }

  /** The ticket that an account gets in exchange for a recovery code. */
  async ticketFor(account: TestAccount): Promise<string> {
    const verifiedCode = await this.verify({ username: account.username }, await this.codeFor(account));
    if (!verifiedCode.ok) throw new Error(verifiedCode.refusal.reason);
    return verifiedCode.value.ticket.reveal();
  }

  prove(number: string, code: string, context = this.context()) {
    return this.the(VerifyRecoveryCode).execute({ context, lookup: { phone: { number } }, code, mode: 'keep' });
  }

  reset(username: string, ticket: string, newPassword: string, context = this.context()) {
    return this.the(ResetWithTicket).execute({ context, username, ticket, newPassword, policy: 'core' });
  }

  signIn(username: string, password: string, context = this.context()) {
    return this.the(SignIn).execute({ context, username, password, captcha: 'absent' });
  }
}

/** Starts a process without its periodic jobs, and closes it if it does not start. */
export async function initialize(process: TestingModule): Promise<void> {
  try {
    await process.init();
  } catch (error) {
    await process.close();
    throw error;
  }
  stopIntervals(process);
}

/** Stops the periodic jobs of a process: they would be counted among the statements of a use case, and run at any time. */
export function stopIntervals(process: INestApplicationContext): void {
  const registry = process.get(SchedulerRegistry, { strict: false });
  for (const name of registry.getIntervals()) registry.deleteInterval(name);
}

/** An AuthFixture of all tests of a describe; `env` is laid over the environment of every test. */
export const useAuthFixture = (kind: DatabaseKind, env?: NodeJS.ProcessEnv) =>
  useFixture(() => AuthFixture.open(kind, env));
