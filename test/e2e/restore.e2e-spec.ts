import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import LibsqlDatabase from 'libsql';
import { type OpenDatabase, openDatabase } from '../support/database-harness';
import { runCli } from '../support/run-cli';
import { type RunningProcess, startProcess } from '../support/start-process';
import { testEnvironment } from '../support/test-environment';

describe('restore', () => {
  let database: OpenDatabase;
  let env: NodeJS.ProcessEnv;
  let file: string;
  let folder: string;
  let backup: string;
  let server: RunningProcess | undefined;

  beforeEach(async () => {
    database = await openDatabase('sqlite');
    if (database.config.kind !== 'sqlite') throw new Error('an SQLite file was asked for');
    ({ file } = database.config);
    env = testEnvironment(database.config);
    folder = mkdtempSync(join(tmpdir(), 'regain-restore-'));
    backup = join(folder, 'backup.sqlite');
    await createAccount('ada');
    await runCli(['backup', backup], env);
    await createAccount('grace');
  });

  afterEach(async () => {
    await server?.stop('SIGKILL');
    server = undefined;
    rmSync(folder, { recursive: true });
    await database.close();
  });

  const createAccount = (name: string) =>
    runCli(['accounts:create', '--username', name, '--password', `a password of ${name}`], env);
  const restore = (from: string, ...options: string[]) => runCli(['restore', from, ...options], env);
  const inFile = (sql: string, where = file): unknown[] => {
    const opened = new LibsqlDatabase(where);
    try {
      return opened.prepare(sql).all();
    } finally {
      opened.close();
    }
  };
  const names = () => inFile('SELECT username FROM auth_accounts ORDER BY number');
  const both = [{ username: 'ada' }, { username: 'grace' }];

  it('puts the backup in the place of the file, without its write-ahead log, and is in the audit log', async () => {
    writeFileSync(`${file}.restoring`, 'left behind by a process that was killed');
    expect(await restore(backup, '--force', '--by', 'mary')).toBe(`restored ${file}\n`);
    expect(names()).toEqual([{ username: 'ada' }]);
    expect(inFile("SELECT operator, outcome FROM audit_entries WHERE event = 'restore-database'")).toEqual([
      { operator: 'mary', outcome: 'done' },
    ]);
    expect(await runCli(['audit:verify'], env)).not.toContain('changed');
  });

  it('fills a place that is empty, and answers in JSON', async () => {
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
    expect(JSON.parse(await restore(backup, '--json'))).toEqual({ restored: file });
    expect(names()).toEqual([{ username: 'ada' }]);
  });

  it('replaces no file without --force', async () => {
    expect(await restore(backup)).toContain('exists: give --force');
    expect(names()).toEqual(both);
  });

  it('refuses while a server holds the file', async () => {
    server = await startProcess({ env });
    expect(await restore(backup, '--force')).toContain(`another regain already serves ${file}`);
    await server.stop();
    expect(names()).toEqual(both);
  });

  it('takes only whole backups of regain that this release knows', async () => {
    const made = (name: string, sql: string) => {
      const path = join(folder, name);
      const opened = new LibsqlDatabase(path);
      opened.exec(sql);
      opened.close();
      return path;
    };
    const altered = async (name: string, sql: string) => {
      const path = join(folder, name);
      await runCli(['backup', path], env);
      return made(name, sql);
    };
    const half = join(folder, 'half');
    writeFileSync(half, readFileSync(backup).subarray(0, 40_000));
    const text = join(folder, 'text');
    writeFileSync(text, 'no database '.repeat(100));
    const refused: readonly (readonly [from: string, sentence: string])[] = [
      [join(folder, 'nowhere'), 'does not exist'],
      [text, 'cannot be copied'],
      [half, 'cannot be copied'],
      [made('other', 'CREATE TABLE notes (id INTEGER)'), 'is no database of regain'],
      [
        await altered('newer', "INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'Later9999999999999')"),
        'written by a newer release (Later9999999999999)',
      ],
      [await altered('altered', 'DROP TABLE auth_sessions'), 'auth_sessions'],
    ];
    for (const [from, sentence] of refused) expect(await restore(from, '--force')).toContain(sentence);
    expect(names()).toEqual(both);
  });

  it('names the tools of a server', async () => {
    const mysql = { ...env, DATABASE_URL: 'mysql://root@127.0.0.1/x' };
    expect(await runCli(['restore', backup], mysql)).toContain('mariadb <database> < <file>');
  });
});
