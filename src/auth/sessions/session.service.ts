import { Injectable } from '@nestjs/common';
import { Random, Secret } from '../../common';
import type { Account } from '../accounts/account';
import { AuthOptions } from '../auth.config';
import { TOKEN_BYTES, tokenDigest } from '../token-digest';
import { SessionStore } from './session.store';

/** Opens logins, and knows them again. */
@Injectable()
export class SessionService {
  constructor(
    private readonly sessions: SessionStore,
    private readonly random: Random,
    private readonly options: AuthOptions,
  ) {}

  /** The token of a new session: 256 random bits, kept as a digest. */
  async open({ id, app, credentialVersion }: Account): Promise<Secret> {
    const token = this.random.token(TOKEN_BYTES);
    await this.sessions.open(
      tokenDigest(token),
      { app, accountId: id, credentialVersion },
      this.options.sessionSeconds,
    );
    return new Secret(token);
  }

  /** Whose login it is; undefined when it has ended, or belongs to another app. */
  async ownerOf(app: string, token: string): Promise<string | undefined> {
    const session = await this.sessions.find(tokenDigest(token));
    return session?.app === app ? session.accountId : undefined;
  }
}
