/** A login; its token is kept as a digest only. */
export interface Session {
  readonly app: string;
  readonly accountId: string;
  /** The account's credentialVersion at the login: when it has moved, the session is over. */
  readonly credentialVersion: number;
}

/** Keeps the logins. */
export abstract class SessionStore {
  abstract open(digest: string, session: Session, lifetimeSeconds: number): Promise<void>;
  /** The account of a session that has neither expired nor been ended by a change of credentials. */
  abstract find(digest: string): Promise<Session | undefined>;
  /** Forgets expired sessions, at most `limit`; answers how many. */
  abstract purge(limit: number): Promise<number>;
}
