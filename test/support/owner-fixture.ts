import { Test, type TestingModule } from '@nestjs/testing';
import { AppModule } from '../../src/app.module';
import { SendRecoveryCode, SendRegistrationCode, SignIn } from '../../src/auth';
import type { DatabaseConfig } from '../../src/database';
import { initialize, reason } from './auth-fixture';
import { type DatabaseKind, type OpenDatabase, openDatabase } from './database-harness';
import { accountsFile, type OwnerStyle, runSql } from './owner-tables';
import { testConfig } from './test-environment';

type Sql = Parameters<typeof runSql>[1];
type Row = Readonly<Record<string, unknown>>;

/** Fixture of AuthModule whose accounts are in a table of an owner's, on a database of its own, with real password hashes. */
export class OwnerFixture {
  private addresses = 0;

  private constructor(
    private readonly database: OpenDatabase,
    private readonly process: TestingModule,
    private readonly style: OwnerStyle,
  ) {}

  /** `statements` fill the table before the start. Rejects as a start does. */
  static async open(kind: DatabaseKind, style: OwnerStyle, statements: readonly string[] = []): Promise<OwnerFixture> {
    const database = await openDatabase(kind);
    try {
      await runSql(database.config, style.create[kind], ...statements);
      return new OwnerFixture(database, await startOn(database.config, style), style);
    } catch (error) {
      await database.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.process.close();
    await this.database.close();
  }

  the<T>(type: abstract new (...parameters: never[]) => T): T {
    return this.process.get(type, { strict: false });
  }

  /** Runs a statement as the owner's software does, on a connection of its own. */
  sql(statement: Sql): Promise<readonly Row[]> {
    return runSql(this.database.config, statement);
  }

  /** Adds a row to the owner's table. Returns its id, where the database counts them. */
  async insert(row: Row): Promise<number> {
    const marks = Object.keys(row).map(() => '?');
    const insert = `INSERT INTO ${this.style.table} (${Object.keys(row).join(', ')}) VALUES (${marks.join(', ')})`;
    const { id } = this.style.source.columns;
    const [found] = await runSql(
      this.database.config,
      [insert, Object.values(row)],
      `SELECT MAX(${id}) AS id FROM ${this.style.table}`,
    );
    return Number(found?.['id']);
  }

  async tokenOf(username: string, password: string): Promise<string> {
    const signedIn = await this.signIn(username, password);
    if (!signedIn.ok) throw new Error(signedIn.refusal.reason);
    return signedIn.value.token.reveal();
  }

  async signsIn(username: string, password: string): Promise<boolean> {
    return (await this.signIn(username, password)).ok;
  }

  /** Result of sending a recovery code to the account of a name. */
  async recipientOf(username: string): Promise<string> {
    const command = { context: this.context(), lookup: { username }, captcha: 'absent', locale: 'en' } as const;
    return reason(await this.the(SendRecoveryCode).execute(command));
  }

  /** Result of sending a registration code to a number. */
  async registers(number: string): Promise<string> {
    const command = { context: this.context(), target: { number }, captcha: 'absent', locale: 'en' } as const;
    return reason(await this.the(SendRegistrationCode).execute(command));
  }

  private signIn(username: string, password: string) {
    return this.the(SignIn).execute({ context: this.context(), username, password, captcha: 'passed' });
  }

  /** A client at an address of its own. */
  private context() {
    return { app: 'default', ip: `10.9.${String(this.addresses++ % 250)}.1`, disclosure: 'documented' } as const;
  }
}

/** Starts regain on a database where the owner's table is. */
async function startOn(database: DatabaseConfig, { source, env }: OwnerStyle): Promise<TestingModule> {
  const config = testConfig(database, { ...env, ACCOUNTS_FILE: accountsFile(source) });
  const process = await Test.createTestingModule({ imports: [AppModule.forCli(config)] }).compile();
  await initialize(process);
  return process;
}
