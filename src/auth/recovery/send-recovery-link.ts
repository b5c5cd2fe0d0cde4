import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { type Locale, type Outcome, UnitOfWork } from '../../common';
import { countsAtAddress, type IssueRefusal, SendQueue } from '../../otp';
import type { ChannelDisabled } from '../auth.refusals';
import type { RequestContext } from '../request-context';
import { inUniformTime, toUniformLinkResponse } from '../uniform-response';
import { LinkSender } from './link-sender';
import { RecipientFinder, type RecipientRefusal } from './recipient-finder';
import { accountOf, auditSubject, type Recipient } from './recipient';

export interface SendRecoveryLinkCommand {
  readonly context: RequestContext;
  readonly email: string;
  /** Language of the mail and of the page that its link opens; that of the account where it is left out. */
  readonly locale?: Locale | undefined;
}

export type SendRecoveryLinkRefusal = RecipientRefusal | ChannelDisabled | IssueRefusal;

/** Use case: “I have forgotten my password: mail me a link.” The caller must have verified a captcha. */
@Injectable()
export class SendRecoveryLink {
  constructor(
    private readonly recipients: RecipientFinder,
    private readonly sender: LinkSender,
    private readonly queue: SendQueue,
    private readonly audit: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  execute(command: SendRecoveryLinkCommand): Promise<Outcome<void, SendRecoveryLinkRefusal>> {
    return inUniformTime(command.context, () => this.findAndSend(command));
  }

  private async findAndSend(command: SendRecoveryLinkCommand): Promise<Outcome<void, SendRecoveryLinkRefusal>> {
    const { context, email } = command;
    const found = await this.recipients.findByEmail(context, email);
    const sent: Outcome<void, SendRecoveryLinkRefusal> = found.ok ? await this.send(command, found.value) : found;
    if (!sent.ok) await this.audit.record(context, auditDetails(found.ok ? found.value : undefined), sent);
    return toUniformLinkResponse(context, sent);
  }

  /** Writes ticket, mail and audit entry together or not at all; a refused send writes its count alone. */
  private async send(
    { context, locale }: SendRecoveryLinkCommand,
    recipient: Recipient,
  ): Promise<Outcome<void, ChannelDisabled | IssueRefusal>> {
    const allowed = this.sender.checkChannel();
    if (!allowed.ok) return allowed;
    const ask = { ip: context.ip, captcha: 'passed', typed: recipient.typed } as const;
    return this.queue.run(ask, () =>
      this.unitOfWork.attempt(async () => {
        const sent = await this.sender.send(context, recipient, locale ?? accountOf(recipient)?.locale ?? 'zh-CN');
        return sent.ok ? this.audit.record(context, auditDetails(recipient), sent) : sent;
      }, countsAtAddress),
    );
  }
}

const auditDetails = (recipient: Recipient | undefined) =>
  ({ event: 'send-link', purpose: 'recover', ...auditSubject(recipient) }) as const;
