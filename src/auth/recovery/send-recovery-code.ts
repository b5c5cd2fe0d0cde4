import { Injectable } from '@nestjs/common';
import { done, type Outcome } from '../../common';
import type { IssueRefusal } from '../../otp';
import type { AccountLookup } from '../accounts/account-lookup';
import { type AccountPurpose, type Recipient, scopeOf } from '../accounts/recipient';
import { RecipientFinder, type RecipientRefusal } from '../accounts/recipient-finder';
import type { ChannelDisabled, TargetNotAllowed } from '../auth.refusals';
import type { RequestContext } from '../request-context';
import { type AuditDetails, AuditRecorder } from '../audit-recorder';
import { CodeSender } from './code-sender';
import { SmsAdmission } from './sms-admission';
import type { CodeWishes, SentCode } from './sent-code';

export interface SendRecoveryCodeCommand extends CodeWishes {
  readonly context: RequestContext;
  readonly lookup: AccountLookup;
  /** `recover` where it is left out. */
  readonly purpose?: AccountPurpose;
}

export type SendRecoveryCodeRefusal = RecipientRefusal | TargetNotAllowed | ChannelDisabled | IssueRefusal;

const TEMPLATES = { recover: 'recover-code', 'change-password': 'change-code' } as const;

/** There is nobody to write to, or the address may not be written to and nobody must notice. */
const NOBODY = { fixedCode: undefined };

/** “I have forgotten my password, or want another one: send me a code.” */
@Injectable()
export class SendRecoveryCode {
  constructor(
    private readonly recipients: RecipientFinder,
    private readonly admission: SmsAdmission,
    private readonly sender: CodeSender,
    private readonly decisions: AuditRecorder,
  ) {}

  async execute(command: SendRecoveryCodeCommand): Promise<Outcome<SentCode, SendRecoveryCodeRefusal>> {
    const found = await this.recipients.find(command.context, command.lookup);
    const details = decisionOn(command, found.ok ? found.value : undefined);
    const sent = found.ok ? await this.send(command, found.value, details) : found;
    if (!sent.ok) await this.decisions.record(command.context, details, sent);
    return this.sender.veil(command.context, command, sent);
  }

  private async send(
    wishes: SendRecoveryCodeCommand,
    recipient: Recipient,
    details: AuditDetails,
  ): Promise<Outcome<SentCode, SendRecoveryCodeRefusal>> {
    const { context, purpose = 'recover' } = wishes;
    const admitted = recipient.kind === 'decoy' ? done(NOBODY) : this.admission.admit(recipient.target);
    if (!admitted.ok && context.disclosure === 'documented') return admitted;
    const scope = scopeOf(context.app, purpose, recipient);
    const fixed = admitted.ok ? admitted.value : NOBODY;
    const isDecoy = recipient.kind === 'decoy' || !admitted.ok;
    const order = { context, scope, template: TEMPLATES[purpose], wishes, isDecoy, ...fixed } as const;
    return this.sender.send(order, () => this.decisions.record(context, details, admitted));
  }
}

const decisionOn = (
  { purpose = 'recover' }: SendRecoveryCodeCommand,
  recipient: Recipient | undefined,
): AuditDetails => ({
  event: 'send-code',
  purpose,
  accountId: recipient?.kind === 'account' ? recipient.account.id : undefined,
  target: recipient?.kind === 'account' ? recipient.target : undefined,
});
