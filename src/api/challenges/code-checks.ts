import { Injectable } from '@nestjs/common';
import {
  CheckVerification,
  type RequestContext,
  ShowPolicy,
  VerifyBindCode,
  VerifyRecoveryCode,
  type VerifyRecoveryCodeRefusal,
  VerifyRegistrationCode,
  type VerifyRegistrationCodeRefusal,
} from '../../auth';
import { done, type Outcome, Random, refuse, TOKEN_BYTES } from '../../common';
import { type Undisclosed, withoutLookups } from '../problems/undisclosed';
import type { ApiChallenge } from './api-challenge.sql-store';
import { isBinding } from './challenge-purposes';
import { accountLookup, addressOf } from './code-sends';

/** Right code: its ticket; with `code`, that is to be kept for the call that the ticket is for. */
export interface RightCode {
  readonly ticket: string;
  readonly lifetimeSeconds: number;
  readonly code?: string;
  /** Address that is proved, for the purpose verify, which has no ticket. */
  readonly target?: string;
}

export type CodeCheckRefusal = Undisclosed<VerifyRecoveryCodeRefusal> | VerifyRegistrationCodeRefusal;

const WRONG_CODE = refuse({ reason: 'code-wrong' });

type Checked = Promise<Outcome<RightCode, CodeCheckRefusal>>;

/** Verifies the codes of challenges, by the use case of their purpose. */
@Injectable()
export class CodeChecks {
  constructor(
    private readonly recovery: VerifyRecoveryCode,
    private readonly registration: VerifyRegistrationCode,
    private readonly binding: VerifyBindCode,
    private readonly verification: CheckVerification,
    private readonly policy: ShowPolicy,
    private readonly random: Random,
  ) {}

  check(context: RequestContext, challenge: ApiChallenge, code: string): Checked {
    const { purpose } = challenge;
    if (purpose === 'register') return this.register(context, challenge, code);
    if (isBinding(purpose)) return this.bind(context, challenge, code);
    return purpose === 'verify'
      ? this.verify(context, challenge, code)
      : this.recover(context, { ...challenge, purpose }, code);
  }

  private async recover(
    context: RequestContext,
    { purpose, channel, lookup }: ApiChallenge & { readonly purpose: 'recover' | 'change-password' | 'sign-in' },
    code: string,
  ): Checked {
    const named = { ...accountLookup(lookup), channel };
    const command = { context, purpose, lookup: named, code, mode: 'exchange' } as const;
    const verified = withoutLookups(await this.recovery.execute(command));
    if (!verified.ok) return verified;
    return done({ ticket: verified.value.ticket.reveal(), lifetimeSeconds: this.policy.execute().ticketSeconds });
  }

  private async register(context: RequestContext, { lookup }: ApiChallenge, code: string): Checked {
    const verified = await this.registration.execute({ context, phone: { number: lookup.phone ?? '' }, code });
    return verified.ok ? this.kept(code) : verified;
  }

  private async bind(context: RequestContext, { purpose, lookup }: ApiChallenge, code: string): Checked {
    const { accountId = '', phone = '', email = '' } = lookup;
    const target =
      purpose === 'bind-phone'
        ? ({ channel: 'sms', address: phone } as const)
        : ({ channel: 'email', address: email } as const);
    const verified = await this.binding.execute({ context, accountId, ...target, code });
    return verified.ok ? this.kept(code) : verified;
  }

  /** Checks a code for the server of a client application: a right one proves the address, once. */
  private async verify(context: RequestContext, { channel, lookup }: ApiChallenge, code: string): Checked {
    const verification = { address: addressOf(lookup, channel) ?? '' };
    const checked = await this.verification.execute({ context, verification, code });
    if (!checked.ok) return checked.refusal.reason === 'verification-unknown' ? WRONG_CODE : refuse(checked.refusal);
    const { status, target } = checked.value.verification;
    return status === 'approved' ? done({ ...this.kept(code).value, target }) : WRONG_CODE;
  }

  /** Ticket of a code that the core has accepted, and consumes in the call that the ticket is for. */
  private kept(code: string) {
    const { redeemSeconds } = this.policy.execute();
    return done({ ticket: this.random.token(TOKEN_BYTES), lifetimeSeconds: redeemSeconds, code });
  }
}
