import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '../../src/database';
import { ApiHarness } from '../support/api-harness';
import { describeEachDatabase, type OpenDatabase, openDatabase } from '../support/database-harness';
import { runCli } from '../support/run-cli';
import { testEnvironment } from '../support/test-environment';

/** Password of the accounts whose hashes PHP made, and their formats. */
const PASSWORD = 'correct horse 7';
const FORMATS = ['discuz', 'phpass', 'ecshop', 'sha512-crypt', 'md5-crypt'];

describeEachDatabase('accounts:wrap', (kind) => {
  let folder: string;
  let database: OpenDatabase;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'regain-wrap-'));
    database = await openDatabase(kind);
    env = testEnvironment(database.config);
    await runCli(['migrate'], env);
  });

  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true });
  });

  const file = (name: string) => join(folder, name);

  it('protects imported passwords, which sign in, are exported and imported, and are replaced at the next sign-in', async () => {
    const known = JSON.parse(readFileSync(join(__dirname, '../fixtures/passwords/php.json'), 'utf8')) as {
      format: string;
      password: string;
      stored: string;
    }[];
    const storedIn = (format: string) =>
      known.find((vector) => vector.format === format && vector.password === PASSWORD)?.stored ?? '';
    const lines = FORMATS.map((format) => `${format},"{${format}}${storedIn(format)}"`);
    writeFileSync(file('users.csv'), ['username,password', ...lines, ''].join('\n'));
    await runCli(['accounts:import', file('users.csv')], env);

    const found = 'stored passwords would be wrapped (1 discuz, 1 phpass, 1 ecshop, 1 sha512-crypt, 1 md5-crypt)';
    expect(await runCli(['accounts:wrap', '--dry-run'], env)).toContain(`Nothing was written. 5 of 5 ${found}`);
    expect(await runCli(['doctor'], env)).toMatch(/warn +passwords .*1 discuz.*accounts:wrap/);
    expect(await runCli(['accounts:wrap'], env)).toContain('5 of 5 stored passwords were wrapped');
    expect(await runCli(['accounts:wrap'], env)).toContain('0 of 5 stored passwords were wrapped.');
    expect(await runCli(['doctor'], env)).toMatch(/ok +passwords +5 wrap/);

    await runCli(['accounts:export', file('out.csv')], env);
    for (const format of FORMATS) expect(readFileSync(file('out.csv'), 'utf8')).not.toContain(storedIn(format));
    expect(await runCli(['accounts:import', file('out.csv')], env)).toMatch(/0 added, 0 updated, 5 unchanged, 0 rej/);

    const api = await ApiHarness.open(kind, { shared: database.config });
    try {
      for (const format of FORMATS) {
        expect([format, await api.canSignIn(format, 'another horse 7')]).toEqual([format, false]);
        expect([format, await api.canSignIn(format, PASSWORD)]).toEqual([format, true]);
      }
      const rows = await api.app
        .get(Database)
        .query<{ hash: string }>('SELECT password_hash AS hash FROM auth_accounts ORDER BY number');
      expect(rows.map(({ hash }) => hash.slice(0, 31))).toEqual(Array(5).fill('$argon2id$v=19$m=19456,t=2,p=1$'));
      expect(await api.canSignIn('discuz', PASSWORD)).toBe(true);
    } finally {
      await api.close();
    }
  });
});
