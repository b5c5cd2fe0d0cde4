import { Injectable } from '@nestjs/common';
import { done, type Outcome, refuse, type Secret, UnitOfWork } from '../../kernel';
import type { CodeRefusal } from '../../otp';
import type { Claim } from '../accounts/claim';
import { type Recipient, slotOf } from '../accounts/recipient';
import { RecipientFinder, type RecipientRefusal } from '../accounts/recipient-finder';
import type { Caller } from '../caller';
import { CodeDesk } from '../code-desk';
import { Decisions } from '../decisions';
import { TicketOffice } from '../tickets/ticket-office';
import { veilCode } from '../veil';

export interface VerifyRecoveryCodeCommand {
  readonly caller: Caller;
  readonly claim: Claim;
  readonly code: string;
}

export type VerifyRecoveryCodeRefusal = RecipientRefusal | CodeRefusal;

type Verified = Outcome<{ readonly ticket: Secret }, CodeRefusal>;

/** “Here is the code: give me the ticket for a new password.” The code is used up by it. */
@Injectable()
export class VerifyRecoveryCode {
  constructor(
    private readonly recipients: RecipientFinder,
    private readonly codes: CodeDesk,
    private readonly tickets: TicketOffice,
    private readonly decisions: Decisions,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute(
    command: VerifyRecoveryCodeCommand,
  ): Promise<Outcome<{ readonly ticket: Secret }, VerifyRecoveryCodeRefusal>> {
    const { caller, claim } = command;
    const found = await this.recipients.find(caller, claim);
    const details = { event: 'verify-code', purpose: 'recover' } as const;
    if (!found.ok) return this.decisions.record(caller, details, found);
    const recipient = found.value;
    const accountId = recipient.kind === 'account' ? recipient.account.id : undefined;
    const verified = await this.unitOfWork.run(async () =>
      this.decisions.record(caller, { ...details, accountId }, await this.verify(command, recipient)),
    );
    return veilCode(caller, verified);
  }

  private async verify({ caller, code }: VerifyRecoveryCodeCommand, recipient: Recipient): Promise<Verified> {
    const redeemed = await this.codes.redeem(slotOf(caller.app, 'recover', recipient), code);
    if (!redeemed.ok) return redeemed;
    if (recipient.kind === 'decoy') return refuse({ reason: 'code-wrong' });
    const { id: accountId, app, epoch } = recipient.account;
    const { challengeId } = redeemed.value;
    return done({
      ticket: await this.tickets.issue({ app, purpose: 'recover', accountId, epoch, challengeId, stamp: 0 }),
    });
  }
}
