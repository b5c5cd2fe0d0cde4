import { Injectable } from '@nestjs/common';
import { done, type Outcome, refuse } from '../../common';
import type { RequestContext } from '../request-context';
import type { Verification, VerificationName, VerificationUnknown } from './verification';
import { Verifications, viewOfVerification } from './verifications';

export interface ShowVerificationCommand {
  readonly context: RequestContext;
  readonly verification: VerificationName;
}

/** Use case of a client application's server: shows a verification that waits for its code and has checks left. */
@Injectable()
export class ShowVerification {
  constructor(private readonly verifications: Verifications) {}

  async execute({
    context,
    verification,
  }: ShowVerificationCommand): Promise<Outcome<Verification, VerificationUnknown>> {
    const found = await this.verifications.find(context.app, verification);
    if (!found.ok) return found;
    const isOpen = found.value.checks < this.verifications.maxChecks;
    return isOpen ? done(viewOfVerification(found.value)) : refuse({ reason: 'verification-unknown' });
  }
}
