import { Injectable } from '@nestjs/common';
import { done, type Outcome, refuse, type Secret, UnitOfWork } from '../../common';
import type { CodeRefusal } from '../../otp';
import type { AccountLookup } from '../accounts/account-lookup';
import { type Recipient, scopeOf } from '../accounts/recipient';
import { RecipientFinder, type RecipientRefusal } from '../accounts/recipient-finder';
import type { RequestContext } from '../request-context';
import { CodeDesk } from '../code-desk';
import { AuditRecorder } from '../audit-recorder';
import { TicketService } from './ticket.service';
import { veilCode } from '../uniform-response';

export interface VerifyRecoveryCodeCommand {
  readonly context: RequestContext;
  readonly lookup: AccountLookup;
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
    private readonly tickets: TicketService,
    private readonly decisions: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute(
    command: VerifyRecoveryCodeCommand,
  ): Promise<Outcome<{ readonly ticket: Secret }, VerifyRecoveryCodeRefusal>> {
    const { context, lookup } = command;
    const found = await this.recipients.find(context, lookup);
    const details = { event: 'verify-code', purpose: 'recover' } as const;
    if (!found.ok) return this.decisions.record(context, details, found);
    const recipient = found.value;
    const accountId = recipient.kind === 'account' ? recipient.account.id : undefined;
    const verified = await this.unitOfWork.run(async () =>
      this.decisions.record(context, { ...details, accountId }, await this.verify(command, recipient)),
    );
    return veilCode(context, verified);
  }

  private async verify({ context, code }: VerifyRecoveryCodeCommand, recipient: Recipient): Promise<Verified> {
    const redeemed = await this.codes.redeem(scopeOf(context.app, 'recover', recipient), code);
    if (!redeemed.ok) return redeemed;
    if (recipient.kind === 'decoy') return refuse({ reason: 'code-wrong' });
    const { id: accountId, app, credentialVersion } = recipient.account;
    const { challengeId } = redeemed.value;
    return done({
      ticket: await this.tickets.issue({
        app,
        purpose: 'recover',
        accountId,
        credentialVersion,
        challengeId,
        stamp: 0,
      }),
    });
  }
}
