import { Injectable } from '@nestjs/common';
import { done, type Outcome, refuse, type Secret, UnitOfWork } from '../../common';
import type { CodeRefusal } from '../../otp';
import { type AccountView, viewOf } from '../accounts/account-view';
import type { AccountLookup } from '../accounts/account-lookup';
import { type AccountPurpose, type Recipient, scopeOf } from '../accounts/recipient';
import { RecipientFinder, type RecipientRefusal } from '../accounts/recipient-finder';
import type { RequestContext } from '../request-context';
import { CodeDesk } from '../code-desk';
import { AuditRecorder } from '../audit-recorder';
import { TicketService } from './ticket.service';
import { veilCode } from '../uniform-response';

export interface ProveRecoveryCodeCommand extends Pick<AccountLookup, 'phone' | 'login'> {
  readonly context: RequestContext;
  readonly code: string;
  /** `recover` where it is left out. */
  readonly purpose?: AccountPurpose;
  /** Asks for a ticket, which stands for the code from then on: whichever of the two is used first ends both. */
  readonly wantsTicket?: boolean;
}

/** Whose code it was. */
export interface Proved {
  readonly accountId: string;
  readonly account: AccountView;
  readonly ticket: Secret | undefined;
}

export type ProveRecoveryCodeRefusal = RecipientRefusal | CodeRefusal;

/** “Is this code right?” A right one stays good for exactly one reset, for a while. */
@Injectable()
export class ProveRecoveryCode {
  constructor(
    private readonly recipients: RecipientFinder,
    private readonly codes: CodeDesk,
    private readonly tickets: TicketService,
    private readonly decisions: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute(command: ProveRecoveryCodeCommand): Promise<Outcome<Proved, ProveRecoveryCodeRefusal>> {
    const { context, purpose = 'recover' } = command;
    const found = await this.recipients.find(context, command, false);
    const details = { event: 'verify-code', purpose } as const;
    if (!found.ok) return this.decisions.record(context, details, found);
    const recipient = found.value;
    const accountId = recipient.kind === 'account' ? recipient.account.id : undefined;
    const proved = await this.unitOfWork.run(async () =>
      this.decisions.record(context, { ...details, accountId }, await this.prove(command, recipient)),
    );
    return veilCode(context, proved);
  }

  private async prove(
    { context: { app }, code, purpose = 'recover', wantsTicket = false }: ProveRecoveryCodeCommand,
    recipient: Recipient,
  ): Promise<Outcome<Proved, CodeRefusal>> {
    const checked = await this.codes.check(scopeOf(app, purpose, recipient), code);
    if (!checked.ok) return checked;
    if (recipient.kind === 'decoy') return refuse({ reason: 'code-wrong' });
    const { id: accountId, credentialVersion } = recipient.account;
    const ticket = { app, purpose, accountId, credentialVersion, challengeId: checked.value.challengeId, stamp: 0 };
    return done({
      accountId,
      account: viewOf(recipient.account),
      ticket: wantsTicket ? await this.tickets.issue(ticket) : undefined,
    });
  }
}
