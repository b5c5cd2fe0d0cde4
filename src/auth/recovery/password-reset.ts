import { Injectable } from '@nestjs/common';
import { done, type Outcome, type Refusal, refuse, UnitOfWork } from '../../common';
import type { Account } from '../accounts/account';
import { AccountDirectory } from '../accounts/account.directory';
import type { AccountPurpose } from '../accounts/recipient';
import type { PasswordRejected } from '../auth.refusals';
import type { RequestContext } from '../request-context';
import { AuditRecorder } from '../audit-recorder';
import { NewPasswords } from '../accounts/new-passwords';
import { OwnerNotices } from '../registration/owner-notices';
import type { PasswordPolicy } from '../accounts/password-rules';

/** What entitles to a new password: a ticket, a link, or a code. */
export interface Proof<R extends Refusal> {
  /** Looks at it without using it up. */
  examine(): Promise<Outcome<unknown, R>>;
  /** Uses it up, in the transaction of the reset; exactly one context succeeds. */
  redeem(): Promise<Outcome<unknown, R>>;
  /** The answer when somebody else has changed the credentials meanwhile. */
  readonly outdated: R;
}

export interface ResetOrder<R extends Refusal> {
  readonly context: RequestContext;
  /** Undefined when there is none that the context may reset: every proof is refused then, at the cost of a wrong one. */
  readonly account: Account | undefined;
  /** What the proof is for. */
  readonly purpose: AccountPurpose;
  readonly newPassword: string;
  readonly policy: PasswordPolicy;
  readonly proof: Proof<R>;
}

/** Gives an account a new password. */
@Injectable()
export class PasswordReset {
  constructor(
    private readonly passwords: NewPasswords,
    private readonly accounts: AccountDirectory,
    private readonly notices: OwnerNotices,
    private readonly decisions: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * A refused password spends nothing, and a wrong proof costs no hash. Then, in one transaction: the proof is used up,
   * the hash is written, the credentialVersion moves on (every session, ticket and pending challenge of the account ends), every
   * verified address is told. Of parallel callers one wins.
   */
  async reset<R extends Refusal>(order: ResetOrder<R>): Promise<Outcome<void, R | PasswordRejected>> {
    const { context, account, purpose, proof } = order;
    const details = { event: 'reset-password', purpose, accountId: account?.id } as const;
    const ready = await this.prepare(order);
    if (!ready.ok) return this.decisions.record(context, details, ready);
    if (!account) return this.decisions.record(context, details, refuse(proof.outdated));
    const hash = await this.passwords.hash(ready.value);
    return this.unitOfWork.run(async () => {
      const redeemed = await proof.redeem();
      const written = redeemed.ok ? await this.write(account, hash, proof.outdated) : redeemed;
      return this.decisions.record(context, details, written);
    });
  }

  /** Whether the password is a name or address of the account is told to the bearer of a good proof only. */
  private async prepare<R extends Refusal>({
    account,
    newPassword,
    policy,
    proof,
  }: ResetOrder<R>): Promise<Outcome<string, R | PasswordRejected>> {
    const judged = this.passwords.check(newPassword, policy, []);
    if (!judged.ok) return judged;
    const examined = await proof.examine();
    if (!examined.ok) return examined;
    const identifiers = [account?.username, account?.phone?.value, account?.email?.value];
    return this.passwords.check(newPassword, policy, identifiers);
  }

  private async write<R extends Refusal>(account: Account, hash: string, outdated: R): Promise<Outcome<void, R>> {
    if (!(await this.accounts.changePassword(account.id, account.credentialVersion, hash))) return refuse(outdated);
    await this.notices.queue('password-changed', [account]);
    return done(undefined);
  }
}
