import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { done, type EnteredCode, type Outcome, refuse, UnitOfWork } from '../../common';
import { type CodeRefusal, CodeVerifier } from '../../otp';
import type { RequestContext } from '../request-context';
import { type Verification, type VerificationName, verificationScope, type VerificationUnknown } from './verification';
import type { StoredVerification } from './verification.sql-store';
import { Verifications, viewOfVerification } from './verifications';

export interface CheckVerificationCommand {
  /** Context of a server that has authenticated as the client application. */
  readonly context: RequestContext;
  readonly verification: VerificationName;
  readonly code: EnteredCode;
}

/** Verification that was checked: approved by a right code, still pending after a wrong one. */
export interface CheckedVerification {
  readonly verification: Verification;
}

export type CheckVerificationRefusal =
  VerificationUnknown | Exclude<CodeRefusal, { readonly reason: 'code-wrong' | 'code-expired' }>;

type Checked = Outcome<CheckedVerification, CheckVerificationRefusal>;

const unknown = refuse({ reason: 'verification-unknown' });
const exhausted = refuse({ reason: 'code-exhausted', limit: 'attemptsPerChallenge' });

/**
 * Use case of a client application's server: “Is this the code?” A right code approves the verification, once: of parallel
 * checks with it one is told so, the others find no verification. Wrong codes are counted here, and by all limits of wrong
 * codes.
 */
@Injectable()
export class CheckVerification {
  constructor(
    private readonly verifications: Verifications,
    private readonly codes: CodeVerifier,
    private readonly audit: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute(command: CheckVerificationCommand): Promise<Checked> {
    const { context, verification } = command;
    const found = await this.verifications.find(context.app, verification);
    if (!found.ok) return this.audit.record(context, details(undefined), found);
    const { checks, target } = found.value;
    if (checks >= this.verifications.maxChecks) return this.audit.record(context, details(target), exhausted);
    return this.unitOfWork.run(() => this.check(command, found.value));
  }

  /** Locks the windows of the target first, as a send does, and then the verification. */
  private async check({ context, code }: CheckVerificationCommand, found: StoredVerification): Promise<Checked> {
    const { app, ip } = context;
    const { target } = found;
    const consumed = await this.codes.consume(verificationScope(app, target), { code, ip, isTrusted: true });
    if (!consumed.ok) return this.refused(context, found, consumed);
    if (!(await this.verifications.end(found, 'approved')))
      return this.audit.record(context, details(target), await this.ended(found));
    return this.audit.record(context, details(target), done({ verification: viewOfVerification(found, 'approved') }));
  }

  private async refused(
    context: RequestContext,
    found: StoredVerification,
    outcome: Outcome<never, CodeRefusal>,
  ): Promise<Checked> {
    const isCounted = await this.verifications.countCheck(found);
    await this.audit.record(context, details(found.target), outcome);
    if (outcome.ok || !isCounted) return this.ended(found);
    const { refusal } = outcome;
    if (refusal.reason === 'code-expired') return unknown;
    return refusal.reason === 'code-wrong' ? done({ verification: viewOfVerification(found) }) : refuse(refusal);
  }

  /** Refusal of a check that came too late: its verification has no checks left, or has ended. */
  private async ended({ app, id }: StoredVerification): Promise<Outcome<never, CheckVerificationRefusal>> {
    return (await this.verifications.find(app, { id })).ok ? exhausted : unknown;
  }
}

const details = (target: string | undefined) => ({ event: 'verify-code', purpose: 'verify', target }) as const;
