import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { done, type EnteredCode, type Outcome, refuse, type Secret, UnitOfWork } from '../../common';
import { type CodeRefusal, CodeVerifier } from '../../otp';
import { type AccountView, viewOf } from '../accounts/account';
import type { AccountLookup } from '../accounts/lookup-resolver';
import type { RequestContext } from '../request-context';
import { inUniformTime, toUniformCodeResponse } from '../uniform-response';
import { RecipientFinder, type RecipientRefusal } from './recipient-finder';
import { accountOf, type AccountPurpose, type Recipient, scopeOf } from './recipient';
import { TicketService } from './ticket.service';

/**
 * Effect of verifying a right code. `keep`: the code remains valid for exactly one reset, for a while.
 * `keep-with-ticket`: the same, and a ticket is issued; whichever of the two is used first invalidates both.
 * `exchange`: the code is consumed, and a ticket replaces it.
 */
export type VerifyMode = 'keep' | 'keep-with-ticket' | 'exchange';

export interface VerifyRecoveryCodeCommand {
  readonly context: RequestContext;
  readonly lookup: AccountLookup;
  readonly code: EnteredCode;
  readonly mode: VerifyMode;
  /** Purpose of the code; `recover` by default. */
  readonly purpose?: AccountPurpose;
}

/** Account to which a right code was sent, and the ticket if one was issued. */
export interface VerifiedCode {
  /** In its digits, however it was entered. */
  readonly code: string;
  readonly accountId: string;
  readonly account: AccountView;
}

export interface VerifiedCodeWithTicket extends VerifiedCode {
  readonly ticket: Secret;
}

/** Verified code, with a ticket if the mode issues one. */
type CheckedCode = VerifiedCode & { readonly ticket?: Secret };

export type VerifyRecoveryCodeRefusal = RecipientRefusal | CodeRefusal;

/** Use case: “Is this code right?” The mode determines what a right code can be used for afterwards. */
@Injectable()
export class VerifyRecoveryCode {
  constructor(
    private readonly recipients: RecipientFinder,
    private readonly codes: CodeVerifier,
    private readonly tickets: TicketService,
    private readonly audit: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  execute(
    command: VerifyRecoveryCodeCommand & { readonly mode: 'keep' },
  ): Promise<Outcome<VerifiedCode, VerifyRecoveryCodeRefusal>>;
  execute(
    command: VerifyRecoveryCodeCommand & { readonly mode: Exclude<VerifyMode, 'keep'> },
  ): Promise<Outcome<VerifiedCodeWithTicket, VerifyRecoveryCodeRefusal>>;
  execute(command: VerifyRecoveryCodeCommand): Promise<Outcome<CheckedCode, VerifyRecoveryCodeRefusal>> {
    return inUniformTime(command.context, () => this.findAndVerify(command));
  }

  private async findAndVerify(
    command: VerifyRecoveryCodeCommand,
  ): Promise<Outcome<CheckedCode, VerifyRecoveryCodeRefusal>> {
    const { context, purpose = 'recover' } = command;
    const details = { event: 'verify-code', purpose } as const;
    const found = await this.find(command);
    if (!found.ok) return this.audit.record(context, details, found);
    const subject = { accountId: accountOf(found.value)?.id, typed: found.value.typed };
    const verified = await this.unitOfWork.run(async () =>
      this.audit.record(context, { ...details, ...subject }, await this.verify(command, found.value)),
    );
    return toUniformCodeResponse(context, verified);
  }

  /** Finds the recipient. In the mode `exchange` an unknown account is answered as such, else like a wrong code. */
  private find({ context, lookup, mode }: VerifyRecoveryCodeCommand): Promise<Outcome<Recipient, RecipientRefusal>> {
    return mode === 'exchange' ? this.recipients.find(context, lookup) : this.recipients.findUnlimited(context, lookup);
  }

  /** Writes code, ticket and audit entry together. A decoy's code is compared at the same cost, and never right. */
  private async verify(
    { context: { app, ip, locale: named }, code, mode, purpose = 'recover' }: VerifyRecoveryCodeCommand,
    recipient: Recipient,
  ): Promise<Outcome<CheckedCode, CodeRefusal>> {
    const scope = scopeOf(app, purpose, recipient);
    const verified =
      mode === 'exchange'
        ? await this.codes.consume(scope, { code, ip })
        : await this.codes.accept(scope, { code, ip });
    if (!verified.ok) return verified;
    if (recipient.kind === 'decoy') return refuse({ reason: 'code-wrong' });
    const { id: accountId, credentialVersion } = recipient.account;
    const { challengeId, code: digits, locale = named } = verified.value;
    const answer = { code: digits, accountId, account: viewOf(recipient.account) };
    if (mode === 'keep') return done(answer);
    const issuer = { app, kind: 'code', purpose, stamp: 0, locale } as const;
    const ticket = { ...issuer, accountId, credentialVersion, challengeId };
    return done({ ...answer, ticket: await this.tickets.issue(ticket) });
  }
}
