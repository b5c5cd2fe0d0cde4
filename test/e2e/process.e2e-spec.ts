import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { freePort } from '../support/free-port';
import { GOOD_SECRET, PRODUCTION } from '../support/production-environment';
import { type OpenDatabase, openDatabase } from '../support/database-harness';
import { type RunningProcess, startProcess } from '../support/start-process';
import { testEnvironment } from '../support/test-environment';

describe('the server process', () => {
  let database: OpenDatabase;
  let started: RunningProcess[];

  beforeEach(async () => {
    database = await openDatabase('sqlite');
    started = [];
  });

  afterEach(async () => {
    await Promise.all(started.map(({ stop }) => stop('SIGKILL')));
    await database.close();
  });

  const start = async (env: NodeJS.ProcessEnv = {}): Promise<RunningProcess> => {
    const running = await startProcess({ env: { ...testEnvironment(database.config), ...env } });
    started.push(running);
    return running;
  };

  it.each(['SIGTERM', 'SIGINT'] as const)('exits with 0 on %s', async (signal) => {
    const running = await start();
    expect(await running.stop(signal)).toBe(0);
  });

  it('draws captchas in threads, which end with it', async () => {
    const running = await start();
    const drawn = await Promise.all(Array.from({ length: 20 }, () => fetch(`${running.url}/pcuser-captcha`)));
    expect(drawn.map(({ headers }) => headers.get('content-type'))).toEqual(drawn.map(() => 'image/png'));
    expect(await running.stop()).toBe(0);
  });

  it('serves the console at its own address alone, and ends with connections to it open', async () => {
    const own = `127.0.0.1:${String(await freePort())}`;
    const running = await start({ CONSOLE: 'on', CONSOLE_LISTEN: own });
    const at = async (address: string, path: string) => {
      const answer = await fetch(`${address}${path}`, { redirect: 'manual' });
      return [answer.status, await answer.text()];
    };
    const unknown = await at(running.url, '/no-such-page');
    for (const path of ['/console', '/console/sign-in', '/Console/enrol?token=x'])
      expect(await at(running.url, path)).toEqual(unknown);
    expect((await at(`http://${own}`, '/console'))[0]).toBe(303);
    expect((await at(`http://${own}`, '/console/sign-in'))[0]).toBe(200);
    expect(await running.stop()).toBe(0);
    await expect(at(`http://${own}`, '/console')).rejects.toThrow();
  });

  it('answers the request that it is receiving at shutdown', async () => {
    const running = await start();
    const socket = connect(Number(new URL(running.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write('GET /health/live HTTP/1.1\r\nHost: regain\r\n');
    await fetch(`${running.url}/health/live`);
    const ended = running.stop('SIGTERM');
    setTimeout(() => socket.write('\r\n'), 300);
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer.toLowerCase()).toContain('connection: close');
    expect(await ended).toBe(0);
  });

  it('closes keep-alive connections at shutdown', async () => {
    const running = await start();
    await Promise.all([1, 2, 3].map(() => fetch(`${running.url}/health/live`)));
    const before = performance.now();
    expect(await running.stop()).toBe(0);
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  it('closes the connection of an unfinished request', async () => {
    const running = await start();
    const socket = connect(Number(new URL(running.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write('GET /health/live HTTP/1.1\r\nHost: regain\r\n');
    await fetch(`${running.url}/health/live`);
    expect(await running.stop()).toBe(0);
  });

  it('logs an unhandled rejection, and exits with 1 after an orderly shutdown', async () => {
    const fault = join(__dirname, '../support/fault-on-signal.cjs');
    const running = await start({ NODE_OPTIONS: `--require ${fault}` });
    expect(await running.stop('SIGUSR2')).toBe(1);
    expect(running.output()).toMatch(/"type":"Error".*fault-on-signal\.cjs:\d+:\d+.*unhandledRejection: stopping/);
  });

  it.each([
    ['SIGTERM', 0],
    ['SIGUSR2', 1], // an unhandled rejection
  ] as const)('writes every line of its log before it ends by %s', async (signal, exitCode) => {
    const running = await start({
      NODE_OPTIONS: `--require ${join(__dirname, '../support/fault-on-signal.cjs')}`,
      THROTTLE: '1000',
    });
    const paths = Array.from({ length: 200 }, (_, n) => `/health/live?${String(n)}`);
    await Promise.all(paths.map((path) => fetch(running.url + path, { headers: { 'x-request-id': path.slice(13) } })));
    expect(await running.stop(signal)).toBe(exitCode);
    const logged = new Set(Array.from(running.output().matchAll(/"requestId":"(\d+)"/g), ([, id]) => id));
    expect(logged.size).toBe(200);
    expect(running.output()).toContain('stopping');
  });

  it('refuses an SQLite file that another process holds, and takes it over from a killed one', async () => {
    const first = await start();
    const refused = await start().catch((error: unknown) => (error as Error).message);
    expect(refused).toContain('\nregain cannot start: another regain already serves');
    expect(refused).not.toMatch(/"level":"(?:error|fatal)"|^\s+at /m);
    await first.stop('SIGKILL');
    const second = await start();
    expect((await fetch(`${second.url}/health/ready`)).status).toBe(200);
  });

  it('says in one sentence that its port is in use, and ends with 1', async () => {
    const { port } = new URL((await start()).url);
    const other = startProcess({ env: { SECRET_KEYS: GOOD_SECRET, PORT: port, HOST: '127.0.0.1' } });
    const output = await other.then(
      () => '',
      (error: unknown) => (error as Error).message,
    );
    expect(output).toContain(`\nregain cannot listen: port ${port} of 127.0.0.1 is in use by another process`);
    expect(output).not.toMatch(/"level":"(?:error|fatal)"|^\s+at /m);
  });

  it('reports all invalid variables, and exits', async () => {
    await expect(start({ PORT: 'x', ROLE: 'api' })).rejects.toThrow(/ {2}PORT must be .*\n {2}ROLE must be /);
  });

  it('warns of misspelled variables, without their values', async () => {
    const running = await start({ DATABSE_URL: 'mysql://canary', REDIS_HOST: 'canary' });
    await running.stop();
    const warnings = running.output().match(/.*"level":"warn".*did you mean.*/g);
    expect(warnings).toEqual([expect.stringContaining('DATABSE_URL is not read: did you mean DATABASE_URL?')]);
    expect(running.output()).not.toContain('canary');
  });

  it('writes no field that docs/logging.md does not name', async () => {
    const running = await start({ TRUSTED_PROXIES: '' });
    const post = (path: string, body: string) =>
      fetch(`${running.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.7' },
        body,
      });
    await post('/Systems/sendVerificationCode', '{"username":"nobody","mobile_phone":"13812341234"}');
    for (let n = 0; n < 7; n++) await post('/v1/sessions', '{');
    await running.stop();
    const lines = running.output().match(/^\{"level".+\}$/gm) ?? [];
    const written = new Set(lines.flatMap((line) => Object.keys(JSON.parse(line) as object)));
    const table = readFileSync(join(__dirname, '../../docs/logging.md'), 'utf8').match(/^\| `.+?\|/gm) ?? [];
    const named = table.flatMap((cell) => cell.match(/(?<=`)\w+(?=`)/g) ?? []);
    expect([...written].filter((field) => !named.includes(field))).toEqual([]);
    expect([...written]).toEqual(expect.arrayContaining(['requestId', 'outcome', 'repeated', 'peer', 'drainSeconds']));
  });

  it('prints log lines only in production', async () => {
    const running = await start({ ...PRODUCTION, HOST: '127.0.0.1' });
    await running.stop();
    const lines = running.output().trim().split('\n');
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty('level');
  });

  it('logs the request id in every line, and no query string', async () => {
    const running = await start();
    await fetch(`${running.url}/user?action=find_email_password&new_password=canary`, {
      headers: { 'X-Request-Id': 'proxy-7' },
    });
    await running.stop();
    expect(running.output()).toContain('"requestId":"proxy-7","method":"GET","path":"/user"');
    expect(running.output()).not.toContain('canary');
  });
});
