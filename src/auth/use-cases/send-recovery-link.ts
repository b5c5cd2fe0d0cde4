import { Injectable } from '@nestjs/common';
import { done, type Locale, type Outcome, type Throttled } from '../../kernel';
import type { IssueRefusal } from '../../otp';
import { EmailFinder } from '../accounts/email-finder';
import type { Recipient } from '../accounts/recipient';
import type { AccountRefusal, ChannelDisabled, TargetInvalid } from '../auth.refusals';
import type { Caller } from '../caller';
import { type DecisionDetails, Decisions } from '../decisions';
import { LinkSender } from '../sending/link-sender';

export interface SendRecoveryLinkCommand {
  readonly caller: Caller;
  readonly email: string;
  readonly locale: Locale;
}

export type SendRecoveryLinkRefusal = AccountRefusal | TargetInvalid | Throttled | ChannelDisabled | IssueRefusal;

/** “I have forgotten my password: mail me a link.” The caller has passed a captcha already. */
@Injectable()
export class SendRecoveryLink {
  constructor(
    private readonly emails: EmailFinder,
    private readonly sender: LinkSender,
    private readonly decisions: Decisions,
  ) {}

  async execute({ caller, email, locale }: SendRecoveryLinkCommand): Promise<Outcome<void, SendRecoveryLinkRefusal>> {
    const found = await this.emails.find(caller, email);
    const details = decisionOn(found.ok ? found.value : undefined);
    const sent = found.ok
      ? await this.sender.send({ caller, recipient: found.value, locale }, () =>
          this.decisions.record(caller, details, done(undefined)),
        )
      : found;
    if (!sent.ok) await this.decisions.record(caller, details, sent);
    const isVeiled = !sent.ok && caller.disclosure === 'uniform' && sent.refusal.reason !== 'target-invalid';
    return isVeiled ? done(undefined) : sent;
  }
}

const decisionOn = (recipient: Recipient | undefined): DecisionDetails => ({
  event: 'send-link',
  purpose: 'recover',
  accountId: recipient?.kind === 'account' ? recipient.account.id : undefined,
  target: recipient?.kind === 'account' ? recipient.target : undefined,
});
