import { Injectable } from '@nestjs/common';
import {
  CheckVerification,
  type RequestContext,
  VerifyBindCode,
  VerifyRecoveryCode,
  type VerifyRecoveryCodeRefusal,
  VerifyRegistrationCode,
  type VerifyRegistrationCodeRefusal,
} from '../../auth';
import { done, type Outcome, refuse } from '../../common';
import { type Undisclosed, withoutLookups } from '../problems/undisclosed';
import type { ApiChallenge, RightCode } from './api-challenge.sql-store';
import { isBinding } from './challenge-purposes';
import { accountLookup, addressOf, boundOf, registrationTarget } from './code-sends';

/** Right code of a challenge; with `target`, the address that it proves for a server, which gets no ticket. */
export interface CheckedCode extends RightCode {
  readonly target?: string;
}

export type CodeCheckRefusal = Undisclosed<VerifyRecoveryCodeRefusal> | VerifyRegistrationCodeRefusal;

const WRONG_CODE = refuse({ reason: 'code-wrong' });

type Checked = Promise<Outcome<CheckedCode, CodeCheckRefusal>>;

/** Verifies the codes of challenges, by the use case of their purpose. */
@Injectable()
export class CodeChecks {
  constructor(
    private readonly recovery: VerifyRecoveryCode,
    private readonly registration: VerifyRegistrationCode,
    private readonly binding: VerifyBindCode,
    private readonly verification: CheckVerification,
  ) {}

  check(context: RequestContext, challenge: ApiChallenge, code: string): Checked {
    const { purpose } = challenge;
    if (purpose === 'register') return this.register(context, challenge, code);
    if (isBinding(purpose)) return this.bind(context, { ...challenge, purpose }, code);
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
    return done({ ticket: verified.value.ticket.reveal() });
  }

  private async register(context: RequestContext, { lookup, channel }: ApiChallenge, code: string): Checked {
    const target = registrationTarget(lookup, channel);
    const verified = await this.registration.execute({ context, target, code });
    return verified.ok ? done({ code }) : verified;
  }

  private async bind(
    context: RequestContext,
    { purpose, lookup }: ApiChallenge & { readonly purpose: 'bind-phone' | 'bind-email' },
    code: string,
  ): Checked {
    const command = { context, accountId: lookup.accountId ?? '', ...boundOf(purpose, lookup), code };
    const verified = await this.binding.execute(command);
    return verified.ok ? done({ code }) : verified;
  }

  /** Checks a code for the server of a client application: a right one proves the address, once. */
  private async verify(context: RequestContext, { channel, lookup }: ApiChallenge, code: string): Checked {
    const verification = { address: addressOf(lookup, channel) ?? '' };
    const checked = await this.verification.execute({ context, verification, code });
    if (!checked.ok) return checked.refusal.reason === 'verification-unknown' ? WRONG_CODE : refuse(checked.refusal);
    const { status, target } = checked.value.verification;
    return status === 'approved' ? done({ target }) : WRONG_CODE;
  }
}
