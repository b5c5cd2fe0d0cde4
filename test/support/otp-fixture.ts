import type { TestingModule } from '@nestjs/testing';
import { DatabaseClock } from '../../src/database';
import { type Outcome, type Refusal, UnitOfWork } from '../../src/common';
import {
  type CaptchaState,
  CodeIssuer,
  CodeVerifier,
  type NewCode,
  type IssueRefusal,
  type CodeScope,
} from '../../src/otp';
import { type DatabaseKind, type OpenDatabase, openDatabase } from './database-harness';
import { openOtp } from './open-otp';

export const MINUTE_MS = 60_000;

/** A code that is certainly another one. */
export const another = (code: string, by = 1): string => String((Number(code) + by) % 1_000_000).padStart(6, '0');

interface SendChoices {
  readonly ip?: string;
  readonly captcha?: CaptchaState;
}

/** Codes as a client sees them: asked for, waited for and entered, on a database of its own. */
export class OtpBench {
  private people = 0;

  private constructor(
    private readonly database: OpenDatabase,
    private readonly process: TestingModule,
  ) {}

  static async open(kind: DatabaseKind): Promise<OtpBench> {
    const database = await openDatabase(kind);
    return new OtpBench(database, await openOtp(database));
  }

  async close(): Promise<void> {
    await this.process.close();
    await this.database.close();
  }

  /** A scope of somebody who was never written to. */
  newSlot(over: Partial<CodeScope> = {}): CodeScope {
    const target = `+861380000${String(1000 + this.people++)}`;
    return { app: 'default', purpose: 'recover', target, ownerKey: 'ada:1', ...over };
  }

  send(scope: CodeScope, choices: SendChoices = {}): Promise<Outcome<NewCode, IssueRefusal>> {
    const standard = { ip: `10.0.${String(this.people)}.1`, captcha: 'unsupported' } as const;
    const figures = { cooldownSeconds: 60, lifetimeSeconds: 300 };
    return this.process
      .get(UnitOfWork)
      .attempt(() => this.process.get(CodeIssuer).issue({ scope, ...standard, ...figures, ...choices }));
  }

  /** The code of a send that must succeed. */
  async codeFor(scope: CodeScope): Promise<string> {
    const sent = await this.send(scope);
    if (!sent.ok) throw new Error(sent.refusal.reason);
    return sent.value.code.reveal();
  }

  accept(scope: CodeScope, code: string): Promise<string> {
    return this.judge((verifier) => verifier.accept(scope, code));
  }

  peek(scope: CodeScope, code: string): Promise<string> {
    return this.judge((verifier) => verifier.peek(scope, code));
  }

  consume(scope: CodeScope, code: string): Promise<string> {
    return this.judge((verifier) => verifier.consume(scope, code));
  }

  /** Lets time go by for the database. */
  pass(milliseconds: number): void {
    this.process.get(DatabaseClock).advance(milliseconds);
  }

  /** `done`, or why not. */
  private async judge(verb: (verifier: CodeVerifier) => Promise<Outcome<unknown, Refusal>>): Promise<string> {
    const outcome = await this.process.get(UnitOfWork).run(() => verb(this.process.get(CodeVerifier)));
    return outcome.ok ? 'done' : outcome.refusal.reason;
  }
}
