import { type ChildProcess, spawn } from 'node:child_process';

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Database } from '../../src/database';
import { EventRecorder } from '../../src/events';
import { describeEachDatabase, type OpenDatabase, openDatabase } from '../support/database-harness';
import { eventually } from '../support/eventually';
import { freePort } from '../support/free-port';
import { openCore } from '../support/open-core';
import { runCli } from '../support/run-cli';
import { type RunningProcess, startProcess } from '../support/start-process';
import { testEnvironment } from '../support/test-environment';
import { VendorServer } from '../support/vendor-server';

const EVENTS_SECRET = `whsec_${Buffer.alloc(32, 'events of a test').toString('base64')}`;

/** Program of the documentation that receives events. */
function documentedReceiver(): string {
  const page = readFileSync(join(__dirname, '../../docs/events.md'), 'utf8');
  const [, program] = /```js\n(.*?)```/s.exec(page) ?? [];
  if (program === undefined) throw new Error('docs/events.md has no program');
  return program;
}

describeEachDatabase('events for the owner’s software', (kind) => {
  let database: OpenDatabase;
  let folder: string;
  let receiver: ChildProcess | undefined;
  let server: RunningProcess | undefined;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'regain-events-'));
    database = await openDatabase(kind);
  });

  afterEach(async () => {
    receiver?.kill();
    await server?.stop();
    server = undefined;
    await database.close();
    rmSync(folder, { recursive: true });
  });

  const execute = async (sql: string): Promise<void> => {
    const core = await openCore(database.config);
    await core.get(Database, { strict: false }).execute(sql);
    await core.close();
  };
  const env = (url: string) => ({ ...testEnvironment(database.config), EVENTS_URL: url, EVENTS_SECRET });

  it('are taken by the program of the documentation', async () => {
    writeFileSync(join(folder, 'receiver.js'), documentedReceiver());
    const port = String(await freePort());
    receiver = spawn(process.execPath, [join(folder, 'receiver.js')], {
      env: { PATH: process.env['PATH'], PORT: port, EVENTS_SECRET },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines: string[] = [];
    if (receiver.stdout) createInterface(receiver.stdout).on('line', (line) => lines.push(line));
    const url = `http://127.0.0.1:${port}/`;
    const isThere = () =>
      fetch(url).then(
        ({ status }) => status === 401,
        () => false,
      );
    await eventually(isThere, 10_000);
    server = await startProcess({ env: env(url) });
    await runCli(['accounts:create', '--username', 'Ada', '--password', '-'], env(url), 'a password of hers');
    const line = await eventually(() => lines[0], 20_000);
    expect(JSON.parse(line)).toMatchObject({ type: 'account.registered', data: { app: 'default', username: 'Ada' } });
  });

  it('are told once more, with the same id, after a worker was killed before it could record them', async () => {
    const taken: VendorServer = await VendorServer.open((_call, count) => {
      if (count === 1 && server) process.kill(server.pid, 'SIGKILL');
      return count === 1 ? 'silence' : { status: 204 };
    });
    try {
      const url = `${taken.url}/events`;
      server = await startProcess({ env: env(url) });
      await runCli(['accounts:create', '--username', 'Ada', '--password', '-'], env(url), 'a password of hers');
      await eventually(() => taken.calls.length === 1, 20_000);
      await server.stop('SIGKILL');
      await execute('UPDATE event_outbox SET due_at = 0');
      server = await startProcess({ env: env(url) });
      await eventually(() => taken.calls.length === 2, 20_000);
      const [first, second] = taken.calls;
      expect(second?.body).toBe(first?.body);
      expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    } finally {
      await taken.close();
    }
  });

  it('are listed when nobody took them, and told again by command', async () => {
    const settings = env('http://127.0.0.1:9/events');
    const core = await openCore(database.config, settings);
    await core.get(EventRecorder, { strict: false }).record({ type: 'abuse.raised', app: 'default' });
    await core
      .get(Database, { strict: false })
      .execute("UPDATE event_outbox SET state = 'dead', due_at = NULL, last_error = 'http 500'");
    await core.close();
    const listed = await runCli(['events:list'], settings);
    expect(listed).toMatch(/1 dead, 0 waiting\n\S+ {2}\S+Z {2}abuse\.raised {2}default {2}- {2}http 500/);
    expect(await runCli(['events:replay', 'unknown'], settings)).toContain('There is no such dead event');
    expect(await runCli(['events:replay', /\n(\S+)/.exec(listed)?.[1] ?? ''], settings)).toContain('1 queued');
  });
});
