import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { done, type Outcome, refuse, UnitOfWork } from '../../common';
import { CodeVerifier } from '../../otp';
import type { RequestContext } from '../request-context';
import type { Verification, VerificationName, VerificationStatus, VerificationUnknown } from './verification';
import { Verifications, viewOfVerification } from './verifications';

export interface EndVerificationCommand {
  /** Context of a server that has authenticated as the client application. */
  readonly context: RequestContext;
  readonly verification: VerificationName;
  readonly status: Exclude<VerificationStatus, 'pending'>;
}

/**
 * Use case of a client application's server: ends a verification without its code, which is no longer good. Of parallel calls
 * one ends it, the others find none.
 */
@Injectable()
export class EndVerification {
  constructor(
    private readonly verifications: Verifications,
    private readonly codes: CodeVerifier,
    private readonly audit: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  execute({
    context,
    verification,
    status,
  }: EndVerificationCommand): Promise<Outcome<Verification, VerificationUnknown>> {
    const { app } = context;
    return this.unitOfWork.attempt<Verification, VerificationUnknown>(async () => {
      const found = await this.verifications.find(app, verification);
      if (!found.ok) return found;
      const { target, challengeId } = found.value;
      await this.codes.end(challengeId);
      const isEnded = await this.verifications.end(found.value, status);
      if (!isEnded) return refuse({ reason: 'verification-unknown' });
      const details = { event: 'end-verification', purpose: 'verify', target } as const;
      return this.audit.record(context, details, done(viewOfVerification(found.value, status)));
    });
  }
}
