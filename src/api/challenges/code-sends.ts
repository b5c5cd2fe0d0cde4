import { Injectable } from '@nestjs/common';
import {
  type RequestContext,
  SendRecoveryCode,
  type SendRecoveryCodeRefusal,
  SendRegistrationCode,
  type SendRegistrationCodeRefusal,
  type SentCode,
} from '../../auth';
import { type Locale, malformed, type Malformed, type Outcome, refuse } from '../../common';
import { withoutLookups, type Undisclosed } from '../problems/undisclosed';
import type { TypedLookup } from './api-challenge.sql-store';
import type { ChallengeChannel, ChallengePurpose } from './challenge-purposes';

/** Code to be sent. */
export interface CodeSend {
  readonly context: RequestContext;
  readonly purpose: ChallengePurpose;
  readonly channel: ChallengeChannel;
  readonly lookup: TypedLookup;
  readonly locale: Locale | undefined;
  /** True where a captcha was solved, or a server asks. */
  readonly isTrusted: boolean;
}

export type CodeSendRefusal =
  | Malformed
  | { readonly reason: 'channel-disabled' }
  | Undisclosed<SendRecoveryCodeRefusal | SendRegistrationCodeRefusal>;

/** Sends the codes of challenges, by the use case of their purpose. */
@Injectable()
export class CodeSends {
  constructor(
    private readonly recovery: SendRecoveryCode,
    private readonly registration: SendRegistrationCode,
  ) {}

  async send(send: CodeSend): Promise<Outcome<SentCode, CodeSendRefusal>> {
    const { context, purpose, channel, lookup, isTrusted } = send;
    if (channel !== 'sms') return refuse({ reason: 'channel-disabled' });
    const options = {
      context,
      captcha: isTrusted ? ('passed' as const) : ('absent' as const),
      locale: send.locale ?? ('zh-CN' as const),
      ...(send.locale !== undefined && { flowLocale: send.locale }),
    };
    if (purpose === 'register') {
      if (lookup.phone === undefined) return refuse(malformed('phone'));
      return withoutLookups(await this.registration.execute({ ...options, phone: { number: lookup.phone } }));
    }
    if (Object.values(lookup).every((each) => each === undefined)) return refuse(malformed('username'));
    if (purpose === 'recover' || purpose === 'change-password')
      return withoutLookups(await this.recovery.execute({ ...options, purpose, lookup: accountLookup(lookup) }));
    return refuse(malformed('purpose'));
  }
}

/** Look-up of an account, by what was typed. */
export const accountLookup = ({ username, phone, accountId }: TypedLookup) => ({
  ...(username !== undefined && { username }),
  ...(phone !== undefined && { phone: { number: phone } }),
  ...(accountId !== undefined && { accountId }),
});
