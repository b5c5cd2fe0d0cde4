import { join } from 'node:path';
import LibsqlDatabase from 'libsql';
import { type OpenDatabase, openDatabase } from '../support/database-harness';
import { GOOD_SECRET, PRODUCTION } from '../support/production-environment';
import { runCli } from '../support/run-cli';
import { leaks, plant } from '../support/secret-watch';
import { startProcess } from '../support/start-process';
import { testEnvironment } from '../support/test-environment';

const PASSWORD = 'canary-Tr0ubadour-4711';
const ACCOUNT = ['accounts:create', '--username', 'ada', '--password'];

/** Where nothing listens. */
const NOWHERE = '127.0.0.1:9';

describe('secrets of processes', () => {
  let database: OpenDatabase;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    database = await openDatabase('sqlite');
    env = testEnvironment(database.config);
    plant(PASSWORD, '864209');
  });

  afterAll(() => database.close());

  const run = (args: readonly string[], more: NodeJS.ProcessEnv = {}, stdin = '') =>
    runCli(args, { ...env, ...more }, stdin);

  it('are not in the trace of an unhandled rejection', async () => {
    const fault = join(__dirname, '../support/fault-on-signal.cjs');
    const more = { NODE_OPTIONS: `--require ${fault}`, FAULT_TEXT: `near '${PASSWORD}', code 864209` };
    const running = await startProcess({ env: { ...env, ...more } });
    expect(await running.stop('SIGUSR2')).toBe(1);
    expect(running.output()).toMatch(/unhandledRejection: stopping/);
    expect(leaks()).toEqual([]);
  });

  it('are in no output of a command', async () => {
    expect(await run(['migrate'])).toMatch(/up to date/);
    expect(await run([...ACCOUNT, PASSWORD])).toMatch(/"username":"ada"/);
    expect(await run([...ACCOUNT, '-'], {}, PASSWORD)).toMatch(/already/);
    expect(await run(['accounts:create', '--pasword', PASSWORD])).toMatch(/--pasword is unknown/);
    expect(await run([...ACCOUNT, PASSWORD, PASSWORD])).toMatch(/too many arguments/);
    expect(await run(['accounts:show', 'ada'])).toMatch(/ada/);
    expect(await run(['clients:create', '--id', 'shop', '--name', 'Shop'])).toMatch(/shop/);
    expect(leaks()).toEqual([]);
  });

  it('are in no word about a migration that fails: the driver is not quoted', async () => {
    const cutOff = await openDatabase('sqlite');
    const client = new LibsqlDatabase((cutOff.config as { file: string }).file);
    client.exec('CREATE TABLE auth_tickets (digest varchar(43) PRIMARY KEY)');
    client.close();
    const printed = await run(['migrate'], testEnvironment(cutOff.config));
    expect(printed).toMatch(/^The migration \w+ cannot be run \([\w ]+\): .*doctor lists them\.\n$/);
    await cutOff.close();
  });

  it('are in no finding of the doctor, and in no sentence about a database that is away', async () => {
    const secrets = {
      DATABASE_URL: `mysql://regain:${encodeURIComponent('canary/of:the@database 4712')}@${NOWHERE}/regain`,
      SMS_PROVIDERS: 'webhook',
      WEBHOOK_URL: `http://${NOWHERE}/`,
      WEBHOOK_SECRET: GOOD_SECRET,
      MAIL_PROVIDERS: 'smtp',
      SMTP_URL: `smtp://ada:${encodeURIComponent('canary-of:the/mails 4713')}@${NOWHERE}`,
      MAIL_FROM: 'regain@example.com',
    };
    expect(await run(['doctor', '--probe', '--send-mail', 'ada@example.com'], secrets)).toMatch(/ECONNREFUSED/);
    expect(await run([...ACCOUNT, PASSWORD], secrets)).toMatch(/ECONNREFUSED/);
    expect(await run(['migrate'], secrets)).toMatch(/ECONNREFUSED/);
    expect(leaks()).toEqual([]);
  });

  it('are in no complaint about the configuration', async () => {
    const weak = 'canary-canary-4714 ';
    const settings = {
      ...PRODUCTION,
      ...{ DATABASE_URL: `mysql://regain:${weak.trim()}@${NOWHERE}:x/regain`, SECRET_KEYS: weak.trim() },
      ...{ METRICS_TOKEN: weak, RECEIPT_TOKEN: weak, MEMBER_SIGN_KEY: weak, WEBHOOK_SECRET: weak },
      ...{ SMTP_URL: `smtp://ada:${weak.trim()}@`, TWILIO_AUTH_TOKEN: weak, VONAGE_API_SECRET: weak },
      HTTPS_PROXY: `http://ada:${weak.trim()}@:x`,
    };
    plant(weak.trim());
    expect(await run(['doctor'], settings)).toMatch(/DATABASE_URL/);
    expect(leaks()).toEqual([]);
  });
});
