import { Injectable } from '@nestjs/common';
import { done, type Outcome, refuse, tokenDigest } from '../../common';
import type { Account } from '../accounts/account';
import { AccountDirectory } from '../accounts/account.directory';
import type { PasswordPolicy } from '../accounts/new-passwords';
import type { PasswordRejected, SessionExpired } from '../auth.refusals';
import type { RequestContext } from '../request-context';
import { SessionService } from '../sessions/session.service';
import { Reauthentication, type ReauthenticationRefusal } from '../sign-in/reauthentication';
import { PasswordReset } from './password-reset';
import type { Proof } from './proof';

export interface ChangeOwnPasswordCommand {
  readonly context: RequestContext;
  /** Token of the session, which goes on; all others end. */
  readonly token: string;
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly policy: PasswordPolicy;
}

export type ChangeOwnPasswordRefusal = ReauthenticationRefusal | SessionExpired | PasswordRejected;

const expired = refuse({ reason: 'session-expired' });

/** Use case: “I am signed in, this is my password, and this is the new one.” */
@Injectable()
export class ChangeOwnPassword {
  constructor(
    private readonly sessions: SessionService,
    private readonly accounts: AccountDirectory,
    private readonly passwords: PasswordReset,
    private readonly reauthentication: Reauthentication,
  ) {}

  async execute(command: ChangeOwnPasswordCommand): Promise<Outcome<void, ChangeOwnPasswordRefusal>> {
    const { context, token, currentPassword, newPassword, policy } = command;
    const found = await this.sessions.find(context.app, token);
    if (!found) return expired;
    const verified = await this.reauthentication.verify(context, found.account, currentPassword);
    if (!verified.ok) return verified;
    const account = verified.value;
    const request = { context, account, typed: account.id, purpose: 'change-password', newPassword, policy } as const;
    const changed = await this.passwords.reset({ ...request, proof: this.proof(token, account) });
    if (changed.ok) await this.keepSession(token, account);
    return changed;
  }

  /** Makes the session the proof for a change: it must still be open when the password is stored. */
  private proof(token: string, { app, locale }: Account): Proof<SessionExpired> {
    const isOpen = async () => (await this.sessions.accountOf(app, token)) !== undefined;
    return {
      holder: token,
      peek: async () => ((await isOpen()) ? done({ id: `session:${tokenDigest(token)}`, locale }) : expired),
      consume: async () => ((await isOpen()) ? done(undefined) : expired),
      outdated: expired.refusal,
    };
  }

  private async keepSession(token: string, { app, id }: Account): Promise<void> {
    const changed = await this.accounts.findById(app, id);
    if (changed) await this.sessions.keep(token, changed);
  }
}
