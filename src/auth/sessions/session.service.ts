import { Injectable } from '@nestjs/common';
import { Random, Secret, TOKEN_BYTES, tokenDigest } from '../../common';
import type { Account } from '../accounts/account';
import { AccountDirectories } from '../accounts/account-directories';
import { AuthOptions } from '../auth.config';
import { type OpenSession, type OwnSession, SessionStore, type UsedSession } from './session.store';

/** Session of a token, with its account. */
export interface FoundSession extends OpenSession {
  readonly account: Account;
}

/** Opens sessions, resolves their tokens to accounts, lists and ends them. */
@Injectable()
export class SessionService {
  constructor(
    private readonly sessions: SessionStore,
    private readonly accounts: AccountDirectories,
    private readonly random: Random,
    private readonly options: AuthOptions,
  ) {}

  /** Opens a session and returns its token: 256 random bits, stored as a digest. `device` says where, in a few words. */
  async open({ id, app, credentialVersion }: Account, device?: string): Promise<Secret> {
    const token = this.random.token(TOKEN_BYTES);
    await this.sessions.open(
      tokenDigest(token),
      { app, accountId: id, credentialVersion, device },
      this.options.sessionLifetime,
    );
    return new Secret(token);
  }

  /**
   * Id of the signed-in account; counts as a use of the session. Returns undefined when the session is over, or belongs to
   * another client application.
   */
  async accountOf(app: string, token: string): Promise<string | undefined> {
    if (!this.accounts.isOwn(app)) return (await this.find(app, token))?.account.id;
    return (await this.use(app, token))?.accountId;
  }

  /** Open sessions of an account, the newest first. */
  async list(app: string, accountId: string): Promise<readonly OpenSession[]> {
    const account = await this.accounts.findById(app, accountId);
    return account ? this.sessions.list({ app, accountId, credentialVersion: account.credentialVersion }) : [];
  }

  /**
   * Account and times of a token's session; counts as a use of it. Returns undefined when the session is over, or belongs to
   * another client application.
   */
  async find(app: string, token: string): Promise<FoundSession | undefined> {
    const session = await this.use(app, token);
    if (!session) return undefined;
    const { accountId, credentialVersion, createdAt, usedAt, expiresAt } = session;
    const account = await this.accounts.findById(app, accountId);
    return account?.credentialVersion === credentialVersion ? { createdAt, usedAt, expiresAt, account } : undefined;
  }

  /** Open sessions of an account as its owner sees them, the newest first; `token` is that of the session that asks. */
  listOwn({ app, id, credentialVersion }: Account, token: string): Promise<readonly OwnSession[]> {
    return this.sessions.list({ app, accountId: id, credentialVersion }, tokenDigest(token));
  }

  /** Lets the session of a token outlive a change of its account's credentials. */
  keep(token: string, { credentialVersion }: Account): Promise<void> {
    return this.sessions.keep(tokenDigest(token), credentialVersion);
  }

  /** Ends all sessions that an account has now but that of the token, and returns their number. */
  endOthers({ app, id }: Account, token: string): Promise<number> {
    return this.sessions.endOthers(app, id, tokenDigest(token));
  }

  /** Ends the session of a token. Returns false when it is over, or belongs to another client application. */
  end(app: string, token: string): Promise<boolean> {
    return this.sessions.end(app, tokenDigest(token));
  }

  /** Ends all sessions that an account has now, and returns their number; a sign-in at the same time may open another. */
  endAll(app: string, accountId: string): Promise<number> {
    return this.sessions.endAll(app, accountId);
  }

  /** Session of a client application; its account's credentials are compared here only where regain keeps the account. */
  private async use(app: string, token: string): Promise<UsedSession | undefined> {
    const accounts = this.accounts.isOwn(app) ? 'own' : 'elsewhere';
    const session = await this.sessions.use(tokenDigest(token), this.options.sessionLifetime, accounts);
    return session?.app === app ? session : undefined;
  }
}
