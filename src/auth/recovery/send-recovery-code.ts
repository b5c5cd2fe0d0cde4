import { Injectable } from '@nestjs/common';
import { type Outcome, UnitOfWork } from '../../common';
import { AuditRecorder } from '../../audit';
import { countsAtAddress, type IssueRefusal, SendQueue } from '../../otp';
import type { AccountLookup } from '../accounts/lookup-resolver';
import { parseStoredPhone } from '../accounts/phone';
import {
  CodeSender,
  type NumberRefusal,
  type SendOptions,
  type SendTerms,
  type SentCode,
} from '../messages/code-sender';
import type { RequestContext } from '../request-context';
import { inUniformTime, isUniform, toUniformSendResponse } from '../uniform-response';
import { RecipientFinder, type RecipientRefusal } from './recipient-finder';
import { type AccountPurpose, auditSubject, type Recipient, scopeOf } from './recipient';

export interface SendRecoveryCodeCommand extends SendOptions {
  readonly context: RequestContext;
  readonly lookup: AccountLookup;
  /** Purpose of the code; `recover` by default. */
  readonly purpose?: AccountPurpose;
}

export type SendRecoveryCodeRefusal = RecipientRefusal | NumberRefusal | IssueRefusal;

const TEMPLATES = { recover: 'recover-code', 'change-password': 'change-code', 'sign-in': 'sign-in-code' } as const;

const ANY_NUMBER = '+8613800138000';

/** Use case: “I have forgotten my password, or want another one: send me a code.” */
@Injectable()
export class SendRecoveryCode {
  constructor(
    private readonly recipients: RecipientFinder,
    private readonly sender: CodeSender,
    private readonly queue: SendQueue,
    private readonly audit: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  execute(command: SendRecoveryCodeCommand): Promise<Outcome<SentCode, SendRecoveryCodeRefusal>> {
    return inUniformTime(command.context, () => this.findAndSend(command));
  }

  private async findAndSend(command: SendRecoveryCodeCommand): Promise<Outcome<SentCode, SendRecoveryCodeRefusal>> {
    const { context, lookup } = command;
    const terms = this.sender.termsOf({ ...command, channel: lookup.channel });
    const found = await this.recipients.find(context, lookup);
    const sent: Outcome<SentCode, SendRecoveryCodeRefusal> = found.ok
      ? await this.send(command, terms, found.value)
      : found;
    if (!sent.ok) await this.audit.record(context, auditDetails(command, found.ok ? found.value : undefined), sent);
    return toUniformSendResponse(context, sent, terms);
  }

  /**
   * Writes code, message and audit entry together or not at all; a refused send writes its count alone. Under uniform
   * disclosure a number is refused for what was typed, or for the channel, and else goes through as a decoy.
   */
  private async send(
    command: SendRecoveryCodeCommand,
    terms: SendTerms,
    recipient: Recipient,
  ): Promise<Outcome<SentCode, NumberRefusal | IssueRefusal>> {
    const { context, purpose = 'recover' } = command;
    const allowed = this.checkAddress(recipient);
    if (!allowed.ok && (!isUniform(context) || isTold(allowed.refusal, recipient))) return allowed;
    const { channel, typed } = recipient;
    const message = {
      ...{ ...terms, ...(allowed.ok && allowed.value), channel, typed },
      ...{ scope: scopeOf(context.app, purpose, recipient), template: TEMPLATES[purpose] },
      isDecoy: recipient.kind === 'decoy' || !allowed.ok,
    };
    return this.queue.run({ ...terms, typed }, () =>
      this.unitOfWork.attempt(async () => {
        const sent = await this.sender.send(message);
        if (sent.ok) await this.audit.record(context, auditDetails(command, recipient), allowed);
        return sent;
      }, countsAtAddress),
    );
  }

  /** Parses a number for a decoy too that was named without one: it takes as long then. */
  private checkAddress({
    channel,
    kind,
    phone,
    target,
  }: Recipient): Outcome<{ readonly fixedCode?: string }, NumberRefusal> {
    if (channel === 'email') return this.sender.checkChannel('email');
    const checked = phone ?? parseStoredPhone(kind === 'account' ? target : ANY_NUMBER);
    return phone || kind === 'account' ? this.sender.checkNumber(checked) : this.sender.checkChannel('sms');
  }
}

/** True for a refusal that does not depend on the account that was found. */
const isTold = ({ reason }: NumberRefusal, { phone }: Recipient): boolean =>
  phone !== undefined || reason === 'channel-disabled';

const auditDetails = ({ purpose = 'recover' }: SendRecoveryCodeCommand, recipient: Recipient | undefined) =>
  ({ event: 'send-code', purpose, ...auditSubject(recipient) }) as const;
