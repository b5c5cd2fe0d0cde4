import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { run } from '../../src/cli/run';
import { type DatabaseConfig, dataSourceOptions } from '../../src/database';
import { DataSource } from 'typeorm';
import { type OpenDatabase, openDatabase } from '../support/database-harness';
import { type RunningProcess, startProcess } from '../support/start-process';
import { SystemsClient } from '../support/systems-client';
import { testConfig, testEnvironment } from '../support/test-environment';

describe('the SQLite file of a server', () => {
  let database: OpenDatabase;
  let file: string;
  let folder: string;
  let server: RunningProcess;

  beforeEach(async () => {
    database = await openDatabase('sqlite');
    if (database.config.kind !== 'sqlite') throw new Error('an SQLite file was asked for');
    ({ file } = database.config);
    folder = mkdtempSync(join(tmpdir(), 'regain-copy-'));
    server = await startProcess({ env: { ...testEnvironment(database.config), NODE_ENV: 'development' } });
    await new SystemsClient(server.url).send('demo', '13800138000');
  });

  afterEach(async () => {
    await server.stop('SIGKILL');
    rmSync(folder, { recursive: true });
    await database.close();
  });

  /** Codes in a file that was copied alone, without -wal and -shm. */
  const codesIn = async (copy: string) => {
    const options = dataSourceOptions({ kind: 'sqlite', file: copy }, { entities: [], migrations: [] });
    const dataSource = await new DataSource(options).initialize();
    const [row] = await dataSource.query<{ codes: number }[]>(
      'SELECT COUNT(*) AS codes FROM otp_challenges WHERE codes IS NOT NULL',
    );
    await dataSource.destroy();
    return row?.codes;
  };
  const backup = (target: string, config: DatabaseConfig = { kind: 'sqlite', file }) =>
    run(['backup', target], {
      config: () => testConfig(config),
      stdin: Readable.from([]),
      withCore: () => Promise.reject(new Error('not asked')),
    });

  it('is complete without its WAL after SIGTERM', async () => {
    expect(await server.stop()).toBe(0);
    const copy = join(folder, 'copy.sqlite');
    copyFileSync(file, copy);
    expect(await codesIn(copy)).toBe(1);
  });

  it('is copied by backup while the server runs, for its owner only', async () => {
    const copy = join(folder, 'copy.sqlite');
    expect(await backup(copy)).toEqual({ exitCode: 0, stdout: `wrote ${copy}` });
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect(await codesIn(copy)).toBe(1);
    expect(await new SystemsClient(server.url).send('demo', '13800138000')).toMatchObject({ msg: 2006 });
  });

  it('is not copied over another file, through a link, or into a folder that is not there', async () => {
    const other = join(folder, 'other');
    writeFileSync(other, 'kept');
    symlinkSync(join(folder, 'nowhere'), join(folder, 'link'));
    for (const name of ['other', 'link']) {
      const { exitCode, stderr } = await backup(join(folder, name));
      expect([exitCode, stderr]).toEqual([1, expect.stringContaining('exists: name a new file')]);
    }
    expect([statSync(other).size, existsSync(join(folder, 'nowhere'))]).toEqual([4, false]);
    expect(await backup(join(folder, 'none/copy'))).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('ENOENT'),
    });
  });

  it('leaves nothing behind when the source is no database', async () => {
    const source = join(folder, 'text');
    writeFileSync(source, 'no database '.repeat(100));
    const copy = join(folder, 'copy');
    const { exitCode, stderr } = await backup(copy, { kind: 'sqlite', file: source });
    expect([exitCode, stderr]).toEqual([1, expect.stringMatching(/^The backup cannot be written \(SQLITE_NOTADB\)/)]);
    expect(existsSync(copy)).toBe(false);
  });

  it('is what backup is for: of a server it names the tools', async () => {
    const ending = await backup(join(folder, 'copy'), { kind: 'mysql', url: 'mysql://root@127.0.0.1/x', poolSize: 2 });
    expect(ending).toEqual({ exitCode: 1, stderr: expect.stringContaining('--single-transaction') });
  });
});
