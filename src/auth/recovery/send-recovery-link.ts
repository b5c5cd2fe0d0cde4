import { Injectable } from '@nestjs/common';
import { done, type Locale, type Outcome, type Throttled } from '../../common';
import type { IssueRefusal } from '../../otp';
import { EmailFinder } from '../accounts/email-finder';
import type { Recipient } from '../accounts/recipient';
import type { AccountRefusal, ChannelDisabled, TargetInvalid } from '../auth.refusals';
import type { RequestContext } from '../request-context';
import { type AuditDetails, AuditRecorder } from '../audit-recorder';
import { LinkSender } from './link-sender';

export interface SendRecoveryLinkCommand {
  readonly context: RequestContext;
  readonly email: string;
  readonly locale: Locale;
}

export type SendRecoveryLinkRefusal = AccountRefusal | TargetInvalid | Throttled | ChannelDisabled | IssueRefusal;

/** “I have forgotten my password: mail me a link.” The context has passed a captcha already. */
@Injectable()
export class SendRecoveryLink {
  constructor(
    private readonly emails: EmailFinder,
    private readonly sender: LinkSender,
    private readonly decisions: AuditRecorder,
  ) {}

  async execute({ context, email, locale }: SendRecoveryLinkCommand): Promise<Outcome<void, SendRecoveryLinkRefusal>> {
    const found = await this.emails.find(context, email);
    const details = decisionOn(found.ok ? found.value : undefined);
    const sent = found.ok
      ? await this.sender.send({ context, recipient: found.value, locale }, () =>
          this.decisions.record(context, details, done(undefined)),
        )
      : found;
    if (!sent.ok) await this.decisions.record(context, details, sent);
    const isVeiled = !sent.ok && context.disclosure === 'uniform' && sent.refusal.reason !== 'target-invalid';
    return isVeiled ? done(undefined) : sent;
  }
}

const decisionOn = (recipient: Recipient | undefined): AuditDetails => ({
  event: 'send-link',
  purpose: 'recover',
  accountId: recipient?.kind === 'account' ? recipient.account.id : undefined,
  target: recipient?.kind === 'account' ? recipient.target : undefined,
});
