import { Injectable } from '@nestjs/common';
import { done, type Outcome } from '../../kernel';
import type { IssueRefusal } from '../../otp';
import type { Claim } from '../accounts/claim';
import { type AccountPurpose, type Recipient, slotOf } from '../accounts/recipient';
import { RecipientFinder, type RecipientRefusal } from '../accounts/recipient-finder';
import type { ChannelDisabled, TargetNotAllowed } from '../auth.refusals';
import type { Caller } from '../caller';
import { type DecisionDetails, Decisions } from '../decisions';
import { CodeSender } from '../sending/code-sender';
import { SmsAdmission } from '../sending/sms-admission';
import type { CodeWishes, SentCode } from '../sending/sent-code';

export interface SendRecoveryCodeCommand extends CodeWishes {
  readonly caller: Caller;
  readonly claim: Claim;
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
    private readonly decisions: Decisions,
  ) {}

  async execute(command: SendRecoveryCodeCommand): Promise<Outcome<SentCode, SendRecoveryCodeRefusal>> {
    const found = await this.recipients.find(command.caller, command.claim);
    const details = decisionOn(command, found.ok ? found.value : undefined);
    const sent = found.ok ? await this.send(command, found.value, details) : found;
    if (!sent.ok) await this.decisions.record(command.caller, details, sent);
    return this.sender.veil(command.caller, command, sent);
  }

  private async send(
    wishes: SendRecoveryCodeCommand,
    recipient: Recipient,
    details: DecisionDetails,
  ): Promise<Outcome<SentCode, SendRecoveryCodeRefusal>> {
    const { caller, purpose = 'recover' } = wishes;
    const admitted = recipient.kind === 'decoy' ? done(NOBODY) : this.admission.admit(recipient.target);
    if (!admitted.ok && caller.disclosure === 'documented') return admitted;
    const slot = slotOf(caller.app, purpose, recipient);
    const fixed = admitted.ok ? admitted.value : NOBODY;
    const isDecoy = recipient.kind === 'decoy' || !admitted.ok;
    const order = { caller, slot, template: TEMPLATES[purpose], wishes, isDecoy, ...fixed } as const;
    return this.sender.send(order, () => this.decisions.record(caller, details, admitted));
  }
}

const decisionOn = (
  { purpose = 'recover' }: SendRecoveryCodeCommand,
  recipient: Recipient | undefined,
): DecisionDetails => ({
  event: 'send-code',
  purpose,
  accountId: recipient?.kind === 'account' ? recipient.account.id : undefined,
  target: recipient?.kind === 'account' ? recipient.target : undefined,
});
