import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { done, type Outcome, refuse, UnitOfWork } from '../../common';
import { viewOf } from '../accounts/account';
import { AccountDirectory } from '../accounts/account.directory';
import type { TicketRefusal } from '../auth.refusals';
import { TicketService } from '../recovery/ticket.service';
import type { RequestContext } from '../request-context';
import { SessionService } from '../sessions/session.service';
import { toUniformTicketResponse } from '../uniform-response';
import type { SignedIn } from './sign-in';

export interface SignInWithTicketCommand {
  readonly context: RequestContext;
  readonly ticket: string;
  /** Where the session is opened, in a few words. */
  readonly device?: string;
}

/** Use case: “This is a ticket of a code for my sign-in.” Of parallel callers with one ticket one gets a session. */
@Injectable()
export class SignInWithTicket {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly tickets: TicketService,
    private readonly sessions: SessionService,
    private readonly audit: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute(command: SignInWithTicketCommand): Promise<Outcome<SignedIn, TicketRefusal>> {
    const { context, ticket } = command;
    const owner = await this.tickets.ownerOf(ticket);
    const accountId = owner?.app === context.app ? owner.accountId : undefined;
    const signedIn = await this.unitOfWork.run(async () => {
      const outcome =
        accountId === undefined ? refuse({ reason: 'ticket-wrong' }) : await this.open(command, accountId);
      return this.audit.record(context, { event: 'sign-in', purpose: 'sign-in', accountId }, outcome);
    });
    return toUniformTicketResponse(context, signedIn);
  }

  private async open(
    { context, ticket, device }: SignInWithTicketCommand,
    accountId: string,
  ): Promise<Outcome<SignedIn, TicketRefusal>> {
    const account = await this.accounts.findById(context.app, accountId);
    const proof = this.tickets.proof(ticket, account, { kind: 'code', purpose: 'sign-in', stamp: 0 });
    const peeked = await proof.peek();
    if (!peeked.ok) return peeked;
    const consumed = await proof.consume();
    if (!consumed.ok) return consumed;
    if (!account) return refuse({ reason: 'ticket-wrong' });
    return done({ token: await this.sessions.open(account, device), account: viewOf(account) });
  }
}
