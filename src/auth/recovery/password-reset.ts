import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { done, type Locale, type Outcome, type Refusal, refuse, UnitOfWork } from '../../common';
import { type Account, identifiersOf } from '../accounts/account';
import { AccountDirectory } from '../accounts/account.directory';
import { NewPasswords, type PasswordPolicy } from '../accounts/new-passwords';
import type { PasswordRejected } from '../auth.refusals';
import { OwnerNotices } from '../messages/owner-notices';
import type { RequestContext } from '../request-context';
import type { AccountPurpose } from './recipient';

/** Proof that is valid, with the language of the flow in which it was requested. */
export interface PeekedProof {
  readonly locale: Locale | undefined;
}

/** Proof that entitles a caller to set a new password: a ticket, a link, or a code. */
export interface Proof<R extends Refusal> {
  /** Checks whether `consume` would succeed, without consuming the proof. */
  peek(): Promise<Outcome<PeekedProof, R>>;
  /** Consumes the proof, in the transaction of the reset. Exactly one caller succeeds. */
  consume(): Promise<Outcome<unknown, R>>;
  /** Refusal for a caller whose account's credentials have changed meanwhile. */
  readonly outdated: R;
}

export interface ResetRequest<R extends Refusal> {
  readonly context: RequestContext;
  /**
   * Account whose password is reset; undefined where there is none: every proof is refused then, at the cost of a wrong
   * one.
   */
  readonly account: Account | undefined;
  /** Identifiers of the account as typed, in canonical form. */
  readonly typed: string | undefined;
  readonly purpose: AccountPurpose;
  readonly newPassword: string;
  readonly policy: PasswordPolicy;
  readonly proof: Proof<R>;
}

/** New password that passed all checks, and its account. */
interface CheckedReset {
  readonly account: Account;
  readonly password: string;
  /** Language of the flow: that of this request, or else of the request for the proof. */
  readonly locale: Locale | undefined;
}

/** Sets a new password for an account whose owner is proved by a ticket, a link or a code. */
@Injectable()
export class PasswordReset {
  constructor(
    private readonly passwords: NewPasswords,
    private readonly accounts: AccountDirectory,
    private readonly notices: OwnerNotices,
    private readonly audit: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Resets the password. A refused password does not consume the proof, and a wrong proof does not cause hashing. Then,
   * in one transaction: the proof is consumed, the hash written, the credential version raised (which ends every
   * session, ticket and pending challenge of the account), and a notice queued to every verified address. Of parallel
   * callers one wins.
   */
  async reset<R extends Refusal>(request: ResetRequest<R>): Promise<Outcome<void, R | PasswordRejected>> {
    const { context, account, typed, purpose, proof } = request;
    const details = { event: 'reset-password', purpose, accountId: account?.id, typed } as const;
    const checked = await this.check(request);
    if (!checked.ok) return this.audit.record(context, details, checked);
    const hash = await this.passwords.hash(checked.value.password);
    return this.unitOfWork.run(async () =>
      this.audit.record(context, details, await this.change(checked.value, hash, proof)),
    );
  }

  /**
   * Checks the proof and the password. Only to a caller with a valid proof it is disclosed that the password equals a
   * name or address of the account.
   */
  private async check<R extends Refusal>({
    context,
    account,
    newPassword,
    policy,
    proof,
  }: ResetRequest<R>): Promise<Outcome<CheckedReset, R | PasswordRejected>> {
    const allowed = this.passwords.check(newPassword, policy, []);
    if (!allowed.ok) return allowed;
    const proved = await proof.peek();
    if (!proved.ok) return proved;
    const checked = this.passwords.check(newPassword, policy, account ? identifiersOf(account) : []);
    if (!checked.ok) return checked;
    const locale = context.locale ?? proved.value.locale;
    return account ? done({ account, password: checked.value, locale }) : refuse(proof.outdated);
  }

  private async change<R extends Refusal>(
    { account, locale }: CheckedReset,
    hash: string,
    proof: Proof<R>,
  ): Promise<Outcome<void, R>> {
    const consumed = await proof.consume();
    if (!consumed.ok) return consumed;
    if (!(await this.accounts.changePassword(account.id, account.credentialVersion, hash)))
      return refuse(proof.outdated);
    await this.notices.queue('password-changed', [account], locale);
    return done(undefined);
  }
}
