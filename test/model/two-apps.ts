import { PasswordHasher } from '../../src/auth/accounts/password.hasher';
import { SessionService } from '../../src/auth/sessions/session.service';
import { Database, type DatabaseConfig } from '../../src/database';
import type { OutgoingMessage } from '../../src/notification';
import { PlainPasswordHasher } from '../doubles/plain-password.hasher';
import type { TestAccount } from '../support/accounts';
import { ApiHarness, ONE_ADDRESS } from '../support/api-harness';
import { stopIntervals } from '../support/auth-fixture';
import { QueuedMessages } from '../support/queued-messages';
import { MODEL_LIMITS } from './recovery-model';

/** Limits over all accounts, which a long run would meet. */
const NO_ALARM = {
  loginFailures: 1_000_000,
  accountLoginFailures: 1_000_000,
  globalWrongPerDay: 1_000_000,
  longCodesPerDay: 1_000_000,
};

const DIALECTS = ['MEMBER', 'SYSTEMS', 'PCUSER', 'GPS', 'SMSSEND'];

export type Disclosure = 'documented' | 'uniform';

interface App {
  readonly api: ApiHarness;
  readonly messages: QueuedMessages;
}

/** A link as its mail has it. */
export interface MailedLink {
  readonly token: string;
  readonly stamp: number;
}

/**
 * Two applications with pools of their own on one database, and one offset of the database's clock. Either can be
 * restarted. Periodic clean-ups do not run: they would forget codes at any time.
 */
export class TwoApps {
  private accounts = 0;
  private passedSeconds = 0;
  private readonly read = new WeakSet<OutgoingMessage>();

  private constructor(
    private readonly database: DatabaseConfig,
    private readonly disclosure: Disclosure,
    private readonly apps: [App, App],
    private readonly stopped: QueuedMessages[] = [],
  ) {}

  static async open(database: DatabaseConfig, disclosure: Disclosure): Promise<TwoApps> {
    return new TwoApps(database, disclosure, [await start(database, disclosure), await start(database, disclosure)]);
  }

  async close(): Promise<void> {
    for (const { api } of this.apps) await api.close();
  }

  api(index: number): ApiHarness {
    return this.app(index).api;
  }

  /** Stops one of the two, and starts another in its place. */
  async restart(index: number): Promise<void> {
    const { api, messages } = this.app(index);
    await api.close();
    this.stopped.push(messages);
    const app = await start(this.database, this.disclosure);
    app.api.advance(this.passedSeconds);
    this.apps[index % 2] = app;
  }

  /**
   * Lets so many minutes pass, and one second more: what lasts whole minutes has then ended. Nothing else has, as long as
   * a run takes less than a minute itself.
   */
  pass(minutes: number): void {
    const seconds = minutes * 60 + 1;
    this.passedSeconds += seconds;
    for (const { api } of this.apps) api.advance(seconds);
  }

  /** A new account at addresses that no other has. */
  newAccount(): Promise<TestAccount> {
    const n = String(this.accounts++);
    return this.app(0).api.newAccount({
      ...{ username: `Model${n}`, phone: `+86136${n.padStart(8, '0')}`, email: `model${n}@example.com` },
      password: `Begun${n}With`,
    });
  }

  /** Codes that were queued for a number since the last call, by any application. */
  takeCodes(phone: string): readonly string[] {
    return this.take(phone).flatMap(({ content }) => content.code?.reveal() ?? []);
  }

  /** Links that were queued for an e-mail address since the last call. */
  takeLinks(email: string): readonly MailedLink[] {
    return this.take(email).flatMap(({ content }) => {
      const link = content.link?.reveal();
      if (link === undefined) return [];
      const parameters = new URLSearchParams(link.slice(link.indexOf('#') + 1));
      return { token: parameters.get('token') ?? '', stamp: Number(parameters.get('timestamp')) };
    });
  }

  /** Id of the account of a session, as one of the two sees it; undefined when the session has ended. */
  accountOf(index: number, token: string): Promise<string | undefined> {
    return this.app(index).api.app.get(SessionService, { strict: false }).accountOf('default', token);
  }

  async outboxRows(template: string): Promise<number> {
    const sql = 'SELECT COUNT(*) AS total FROM notification_outbox WHERE template = ?';
    return this.count(sql, [template]);
  }

  /** The most attempts that any challenge was charged. */
  mostAttempts(): Promise<number> {
    return this.count('SELECT COALESCE(MAX(attempts), 0) AS total FROM otp_challenges WHERE decoy < 2', []);
  }

  private take(to: string): readonly OutgoingMessage[] {
    const recorded = [...this.stopped, ...this.apps.map(({ messages }) => messages)];
    const unread = recorded.flatMap((messages) => messages.to(to)).filter((message) => !this.read.has(message));
    for (const message of unread) this.read.add(message);
    return unread;
  }

  private async count(sql: string, values: readonly string[]): Promise<number> {
    const database = this.app(0).api.app.get(Database, { strict: false });
    return Number((await database.query<{ total: number | string }>(sql, values))[0]?.total);
  }

  private app(index: number): App {
    return index % 2 === 0 ? this.apps[0] : this.apps[1];
  }
}

async function start(shared: DatabaseConfig, disclosure: Disclosure): Promise<App> {
  const disclosures = DIALECTS.map((name) => [`DIALECT_${name}_DISCLOSURE`, disclosure] as const);
  const limits = JSON.stringify({ ...ONE_ADDRESS, ...MODEL_LIMITS, ...NO_ALARM });
  const api = await ApiHarness.open(shared.kind, {
    shared,
    env: { ...Object.fromEntries(disclosures), LIMITS: limits },
    overrides: (builder) => builder.overrideProvider(PasswordHasher).useValue(new PlainPasswordHasher()),
  });
  stopIntervals(api.app);
  return { api, messages: new QueuedMessages(api.app) };
}
