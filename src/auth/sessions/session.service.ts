import { Injectable } from '@nestjs/common';
import { Random, Secret, TOKEN_BYTES, tokenDigest } from '../../common';
import type { Account } from '../accounts/account';
import { AuthOptions } from '../auth.config';
import { SessionStore } from './session.store';

/** Opens sessions, and resolves their tokens to accounts. */
@Injectable()
export class SessionService {
  constructor(
    private readonly sessions: SessionStore,
    private readonly random: Random,
    private readonly options: AuthOptions,
  ) {}

  /** Opens a session and returns its token: 256 random bits, stored as a digest. */
  async open({ id, app, credentialVersion }: Account): Promise<Secret> {
    const token = this.random.token(TOKEN_BYTES);
    await this.sessions.open(
      tokenDigest(token),
      { app, accountId: id, credentialVersion },
      this.options.sessionSeconds,
    );
    return new Secret(token);
  }

  /**
   * Id of the signed-in account. Returns undefined when the session is over, or belongs to another client application.
   */
  async accountOf(app: string, token: string): Promise<string | undefined> {
    const session = await this.sessions.find(tokenDigest(token));
    return session?.app === app ? session.accountId : undefined;
  }
}
