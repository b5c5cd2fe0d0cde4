import { Injectable } from '@nestjs/common';
import {
  type RequestContext,
  ShowPolicy,
  VerifyRecoveryCode,
  type VerifyRecoveryCodeRefusal,
  VerifyRegistrationCode,
  type VerifyRegistrationCodeRefusal,
} from '../../auth';
import { done, type Outcome, Random, refuse, TOKEN_BYTES } from '../../common';
import { type Undisclosed, withoutLookups } from '../problems/undisclosed';
import type { ApiChallenge } from './api-challenge.sql-store';
import { accountLookup } from './code-sends';

/** Right code: its ticket; with `code`, that is to be kept for the call that the ticket is for. */
export interface RightCode {
  readonly ticket: string;
  readonly lifetimeSeconds: number;
  readonly code?: string;
}

export type CodeCheckRefusal = Undisclosed<VerifyRecoveryCodeRefusal | VerifyRegistrationCodeRefusal>;

/** Verifies the codes of challenges, by the use case of their purpose. */
@Injectable()
export class CodeChecks {
  constructor(
    private readonly recovery: VerifyRecoveryCode,
    private readonly registration: VerifyRegistrationCode,
    private readonly policy: ShowPolicy,
    private readonly random: Random,
  ) {}

  async check(
    context: RequestContext,
    { purpose, lookup }: ApiChallenge,
    code: string,
  ): Promise<Outcome<RightCode, CodeCheckRefusal>> {
    const { ticketSeconds, redeemSeconds } = this.policy.execute();
    if (purpose === 'register') {
      const phone = { number: lookup.phone ?? '' };
      const verified = withoutLookups(await this.registration.execute({ context, phone, code }));
      if (!verified.ok) return verified;
      return done({ ticket: this.random.token(TOKEN_BYTES), lifetimeSeconds: redeemSeconds, code });
    }
    if (purpose !== 'recover' && purpose !== 'change-password') return refuse({ reason: 'code-wrong' });
    const command = { context, purpose, lookup: accountLookup(lookup), code, mode: 'exchange' } as const;
    const verified = withoutLookups(await this.recovery.execute(command));
    if (!verified.ok) return verified;
    return done({ ticket: verified.value.ticket.reveal(), lifetimeSeconds: ticketSeconds });
  }
}
