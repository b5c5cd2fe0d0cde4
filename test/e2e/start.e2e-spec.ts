import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { build } from '../support/build-dist';
import { databases, type OpenDatabase, openDatabase } from '../support/database-harness';
import { eventually } from '../support/eventually';
import { freePort } from '../support/free-port';
import { MysqlProxy } from '../support/mysql-proxy';
import { startProcess } from '../support/start-process';
import { testEnvironment } from '../support/test-environment';

const DIST = join(__dirname, '../../dist');
const isReachable = databases().some(({ kind, reachable }) => kind === 'mysql' && reachable);

/** Program that may end before it is ready. */
class Launched {
  output = '';
  private readonly ended: Promise<unknown>;

  constructor(private readonly child: ChildProcess) {
    this.ended = once(child, 'close');
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (bytes: Buffer) => (this.output += bytes.toString()));
  }

  async exitCode(): Promise<number | null> {
    await this.ended;
    return this.child.exitCode;
  }

  stop(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return this.exitCode();
  }
}

(isReachable ? describe : describe.skip)('a start on MySQL', () => {
  let database: OpenDatabase;
  let target: string;
  let folder: string;
  let launched: Launched[];

  beforeAll(() => build());

  beforeEach(async () => {
    database = await openDatabase('mysql');
    if (database.config.kind !== 'mysql') throw new Error('a MySQL database was asked for');
    target = database.config.url;
    folder = mkdtempSync(join(tmpdir(), 'regain-start-'));
    launched = [];
  });

  afterEach(async () => {
    await Promise.all(launched.map((each) => each.stop('SIGKILL')));
    rmSync(folder, { recursive: true });
    await database.close();
  });

  const environment = (url: string) => ({
    ...testEnvironment({ kind: 'mysql', url, poolSize: 10 }),
    PATH: process.env['PATH'],
    PORT: '0',
  });
  const launch = (url: string, program = 'main.js', ...args: string[]): Launched => {
    const child = spawn(process.execPath, [join(DIST, program), ...args], { cwd: folder, env: environment(url) });
    const running = new Launched(child);
    launched.push(running);
    return running;
  };
  const changed = (change: (url: URL) => void): string => {
    const url = new URL(target);
    change(url);
    return url.href;
  };
  const nowhere = async () => {
    const port = await freePort();
    return { port, url: changed((url) => (url.host = `127.0.0.1:${String(port)}`)) };
  };

  it('waits for a database that is away, says so, and goes on when it comes', async () => {
    const { port, url } = await nowhere();
    const running = launch(url);
    await eventually(() => running.output.includes('does not answer'), 20_000);
    expect(running.output).toMatch(/The database at 127\.0\.0\.1:\d+ does not answer \(ECONNREFUSED\); waiting for it/);
    const proxy = await MysqlProxy.open(target, port);
    await eventually(() => running.output.includes('"msg":"listening"'), 30_000);
    expect(await running.stop('SIGTERM')).toBe(0);
    proxy.close();
  });

  it('ends with one sentence when the database stays away', async () => {
    const { url } = await nowhere();
    const running = launch(url);
    expect(await running.exitCode()).toBe(1);
    expect(running.output).toMatch(
      /^regain cannot start: The database at .* has not answered for 30 seconds \(ECONNREFUSED\): check .*\.$/m,
    );
    expect(running.output).not.toMatch(/^\s+at |"level":"(?:error|fatal)"/m);
    expect(running.output.match(/waiting for it/g)?.length).toBeGreaterThan(1);
  });

  it('ends its wait on SIGTERM', async () => {
    const running = launch((await nowhere()).url);
    await eventually(() => running.output.includes('waiting for it'), 20_000);
    expect(await running.stop('SIGTERM')).toBe(0);
  });

  it.each<[string, RegExp, (url: URL) => void]>([
    ['a wrong password', /refuses its user or password \(ER_ACCESS_DENIED_ERROR\)/, (url) => (url.password = 'canary')],
    ['an unknown database', /has no such database \(ER_BAD_DB_ERROR\)/, (url) => (url.pathname = '/regain_nowhere')],
  ])('ends at once with one sentence for %s, and so do the commands', async (_what, sentence, change) => {
    const url = changed(change);
    for (const running of [
      launch(url),
      launch(url, 'cli/main.js', 'accounts:show', 'ada'),
      launch(url, 'cli/main.js', 'migrate'),
    ]) {
      expect(await running.exitCode()).toBe(1);
      const lines = running.output.trim().split('\n');
      expect(lines).toEqual([expect.stringMatching(sentence)]);
      expect(lines.join()).not.toContain('canary');
    }
  });

  it('is told by doctor and migrate that columns are missing, on a database that counts as up to date', async () => {
    expect(await launch(target, 'cli/main.js', 'migrate').exitCode()).toBe(0);
    const connection = await createConnection(target);
    await connection.query('ALTER TABLE notification_outbox DROP COLUMN lane');
    await connection.query('DROP TABLE otp_destinations');
    await connection.end();
    const missing = ['the table otp_destinations is missing', 'notification_outbox.lane is missing'];
    for (const [command, line] of [
      ['doctor', /^FAIL +tables +.*: a migration was cut off, or /m],
      ['migrate', /^All migrations have run, but the tables are not as they make them: .*doctor$/m],
    ] as const) {
      const running = launch(target, 'cli/main.js', command);
      expect(await running.exitCode()).toBe(1);
      for (const each of missing) expect(running.output).toContain(each);
      expect(running.output).toMatch(line);
      expect(running.output).not.toMatch(/^\s+at /m);
    }
  });

  it('comes up twice at once on an empty database, without advisory locks', async () => {
    const proxy = await MysqlProxy.open(target);
    proxy.inject({ on: /GET_LOCK/, errno: 1105, message: 'prohibited' });
    const env = testEnvironment({ kind: 'mysql', url: proxy.url, poolSize: 10 });
    const both = await Promise.all([startProcess({ env }), startProcess({ env })]);
    for (const { url } of both) expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    expect(await Promise.all(both.map(({ stop }) => stop()))).toEqual([0, 0]);
    proxy.close();
  });
});
