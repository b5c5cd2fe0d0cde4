import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { TestingModuleBuilder } from '@nestjs/testing';
import { CreateAccount, SignIn } from '../../src/auth';
import { CaptchaKind } from '../../src/captcha/captcha-kind';
import { DatabaseClock, type DatabaseConfig } from '../../src/database';
import type { InboxMessage } from '../../src/notification';
import { ScriptedCaptchaKind } from '../doubles/scripted-captcha-kind';
import type { TestAccount } from './accounts';
import { createApp, type TestApp } from './create-app';
import { type DatabaseKind, type OpenDatabase, openDatabase } from './database-harness';
import { dumpTables } from './database-dump';
import { eventually } from './eventually';
import { plant, record } from './secret-watch';
import { type Answer, HttpClient } from './http-client';

export interface HarnessOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly overrides?: (builder: TestingModuleBuilder) => TestingModuleBuilder;
  /** Database that others use too, and that stays when the harness is closed; one of its own by default. */
  readonly shared?: DatabaseConfig;
}

/** All requests come from one address, so limits by address would stop suites that test something else. */
export const ONE_ADDRESS = {
  ipTargetsPerHour: 1_000_000,
  ipSendsPerHour: 1_000_000,
  prefixSendsPerHour: 1_000_000,
  countrySendsPerHour: 1_000_000,
  disclosuresPerMinute: 1_000_000,
};
/** Answer of every captcha here. */
export const CAPTCHA = 'K7M2P';
const PASSWORD = 'the same for everybody';
/** The development inbox keeps messages as they were sent, codes included. */
const INBOX_TABLE = 'notification_inbox';

/** A listening application with a database of its own, its inbox and its clock. */
export class ApiHarness {
  private accounts = 0;

  private constructor(
    private readonly opened: TestApp,
    private readonly database: OpenDatabase,
    readonly client: HttpClient,
  ) {}

  static async open(
    kind: DatabaseKind,
    { env = {}, overrides = (same) => same, shared }: HarnessOptions = {},
  ): Promise<ApiHarness> {
    const database = shared ? { config: shared, close: () => Promise.resolve() } : await openDatabase(kind);
    const opened = await createApp({
      database: database.config,
      env: { LIMITS: JSON.stringify(ONE_ADDRESS), ...env },
      overrides: (builder) =>
        overrides(builder.overrideProvider(CaptchaKind).useValue(new ScriptedCaptchaKind([CAPTCHA]))),
    });
    return new ApiHarness(opened, database, await HttpClient.of(opened.app));
  }

  get app(): NestFastifyApplication {
    return this.opened.app;
  }

  get databaseConfig(): DatabaseConfig {
    return this.database.config;
  }

  get log(): TestApp['log'] {
    return this.opened.log;
  }

  async close(): Promise<void> {
    await this.opened.close();
    for (const { table, text } of await dumpTables(this.database.config))
      if (table !== INBOX_TABLE) record(`table ${table}`, text);
    await this.database.close();
  }

  json(path: string, fields: object | string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const body = typeof fields === 'string' ? fields : JSON.stringify(fields);
    return this.client.post(path, body, { 'content-type': 'application/json;charset=utf-8', ...headers });
  }

  form(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    return this.client.form(path, fields, headers);
  }

  /** The same application as a client at this address sees it, where 127.0.0.1 is a trusted proxy. */
  from(address: string): ApiHarness {
    return new ApiHarness(this.opened, this.database, this.client.with({ 'x-forwarded-for': address }));
  }

  /** A new account, with a phone and an e-mail address of its own unless it is given others. */
  async newAccount(traits: Partial<Omit<TestAccount, 'id'>> = {}): Promise<TestAccount> {
    const index = String(this.accounts++);
    const account = {
      username: `person${index}`,
      phone: `+86139${index.padStart(8, '0')}`,
      email: `person${index}@example.com`,
      password: PASSWORD,
      ...traits,
    };
    plant(account.password);
    const { phone, email, ...rest } = account;
    const command = { app: 'default', ...rest, ...(phone !== '' && { phone }), ...(email !== '' && { email }) };
    const created = await this.app.get(CreateAccount).execute(command);
    if (!created.ok) throw new Error(`no account was created: ${created.refusal.reason}`);
    return { ...account, id: created.value.id };
  }

  /** A phone number without an account. */
  freePhone(): string {
    return `+86137${String(this.accounts++).padStart(8, '0')}`;
  }

  /** Advances the database's clock, by which everything expires. */
  advance(seconds: number): void {
    this.app.get(DatabaseClock).advance(seconds * 1000);
  }

  async messages(to: string): Promise<readonly InboxMessage[]> {
    const { json } = await this.client.get(`/inbox/messages?to=${encodeURIComponent(to)}`);
    return json as readonly InboxMessage[];
  }

  /** The code of the newest message, as soon as so many with a code have arrived. */
  code(to: string, nth = 1): Promise<string> {
    return eventually(async () => {
      const codes = (await this.messages(to)).flatMap(({ code }) => code ?? []);
      return codes.length >= nth && codes[0];
    });
  }

  /** Parameters of the link in the newest mail. */
  async link(to: string): Promise<{ address: string; token: string; timestamp: string; uid: string }> {
    const found = await eventually(async () => (await this.messages(to)).find(({ link }) => link)?.link);
    const [address = '', fragment = ''] = found.split('#');
    const parameters = new URLSearchParams(fragment);
    const of = (name: string) => parameters.get(name) ?? '';
    return { address, token: of('token'), timestamp: of('timestamp'), uid: of('uid') };
  }

  async canSignIn(username: string, password: string): Promise<boolean> {
    const context = { app: 'default', ip: 'somewhere else', disclosure: 'documented' } as const;
    return (await this.app.get(SignIn).execute({ context, username, password, captcha: 'passed' })).ok;
  }
}
