import type { TestingModule } from '@nestjs/testing';
import { Database, DatabaseClock, placeholders } from '../../src/database';
import { type Outcome, type Refusal, UnitOfWork } from '../../src/common';
import {
  type CaptchaState,
  CodeIssuer,
  CodeVerifier,
  countsAtAddress,
  type NewCode,
  type IssueRefusal,
  type CodeScope,
} from '../../src/otp';
import { type DatabaseKind, type OpenDatabase, openDatabase } from './database-harness';
import { openOtp } from './open-otp';
import { useFixture } from './use-fixture';

export const MINUTE_MS = 60_000;

/** A code that differs from this one by so much. */
export const another = (code: string, by = 1): string => String((Number(code) + by) % 1_000_000).padStart(6, '0');

interface SendChoices {
  readonly ip?: string;
  readonly captcha?: CaptchaState;
}

/** Address of the client that a scope is used from. */
const addressFor = ({ target }: CodeScope): string =>
  `10.${target.slice(-4, -2)}.${target.slice(-2)}.1`.replace(/\.0/g, '.');

/** Fixture of OtpModule: issues and verifies codes on a database of its own. */
class OtpFixture {
  private targets = 0;

  private constructor(
    private readonly database: OpenDatabase,
    private readonly process: TestingModule,
  ) {}

  static async open(kind: DatabaseKind): Promise<OtpFixture> {
    const database = await openDatabase(kind);
    return new OtpFixture(database, await openOtp(database));
  }

  async close(): Promise<void> {
    await this.process.close();
    await this.database.close();
  }

  /** A scope whose target was never sent a code. */
  newScope(over: Partial<CodeScope> = {}): CodeScope {
    const target = `+861380000${String(1000 + this.targets++)}`;
    return { app: 'default', purpose: 'recover', target, ownerKey: 'ada:1', ...over };
  }

  send(scope: CodeScope, choices: SendChoices = {}): Promise<Outcome<NewCode, IssueRefusal>> {
    const standard = { ip: addressFor(scope), captcha: 'unsupported' } as const;
    const figures = { cooldownSeconds: 60, lifetimeSeconds: 300 };
    return this.process
      .get(UnitOfWork)
      .attempt(
        () => this.process.get(CodeIssuer).issue({ scope, ...standard, ...figures, ...choices }),
        countsAtAddress,
      );
  }

  /** The code of a send that must succeed. */
  async codeFor(scope: CodeScope, choices: SendChoices = {}): Promise<string> {
    const sent = await this.send(scope, choices);
    if (!sent.ok) throw new Error(sent.refusal.reason);
    return sent.value.code.reveal();
  }

  accept(scope: CodeScope, code: string, ip = addressFor(scope)): Promise<string> {
    return this.judge((verifier) => verifier.accept(scope, { code, ip }));
  }

  peek(scope: CodeScope, code: string, ip = addressFor(scope)): Promise<string> {
    return this.judge((verifier) => verifier.peek(scope, { code, ip }));
  }

  consume(scope: CodeScope, code: string, ip = addressFor(scope)): Promise<string> {
    return this.judge((verifier) => verifier.consume(scope, { code, ip }));
  }

  /** Numbers of events in rate windows. */
  async eventsIn(...keys: string[]): Promise<number[]> {
    const rows = await this.process
      .get(Database)
      .query<{ events: string }>(`SELECT events FROM otp_rate_windows WHERE id IN (${placeholders(keys)})`, keys);
    return rows.map(({ events }) => (JSON.parse(events) as unknown[]).length);
  }

  /** Advances the clock of the database. */
  pass(milliseconds: number): void {
    this.process.get(DatabaseClock).advance(milliseconds);
  }

  /** `done`, or why not. */
  private async judge(verb: (verifier: CodeVerifier) => Promise<Outcome<unknown, Refusal>>): Promise<string> {
    const outcome = await this.process.get(UnitOfWork).run(() => verb(this.process.get(CodeVerifier)));
    return outcome.ok ? 'done' : outcome.refusal.reason;
  }
}

/** An OtpFixture of all tests of a describe. */
export const useOtpFixture = (kind: DatabaseKind) => useFixture(() => OtpFixture.open(kind));
