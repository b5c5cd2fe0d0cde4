import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../support/build-dist';
import { CliFixture, storedByPhp } from '../support/cli-fixture';
import { describeEachDatabase } from '../support/database-harness';
import { eventually } from '../support/eventually';
import { runCli } from '../support/run-cli';
import { useFixture } from '../support/use-fixture';

const MAIN = join(__dirname, '../../dist/cli/main.js');

/** Formats of the stored passwords that PHP made. */
const FORMATS = ['discuz', 'bcrypt', 'phpass', 'ecshop', 'sha512-crypt'];

describeEachDatabase('accounts:import', (kind) => {
  const fixture = useFixture(() => CliFixture.open(kind));
  const file = (name: string) => fixture().file(name);
  const imported = (name: string, ...options: string[]) =>
    runCli(['accounts:import', file(name), ...options], fixture().env);

  it('imports accounts that sign in with their passwords, whose hashes are upgraded by that', async () => {
    const lines = FORMATS.map(
      (format, index) => `${format},1370013710${String(index)},"{${format}}${storedByPhp(format)}"`,
    );
    writeFileSync(file('users.csv'), ['username,phone,password', ...lines, 'bad name,,x', ''].join('\n'));
    expect(await imported('users.csv', '--verified', 'phone', '--dry-run')).toMatch(/would give: 5 added.* 1 rejected/);
    expect(await imported('users.csv', '--verified', 'phone')).toMatch(/5 added, 0 updated, 0 unchanged, 1 rejected/);
    const rejected = readFileSync(file('users.csv.errors.ndjson'), 'utf8').trim().split('\n');
    expect(rejected.map((line) => JSON.parse(line) as unknown)).toMatchObject([{ line: 7, field: 'username' }]);

    const { signIns, stored, again } = await fixture().signInAs(FORMATS);
    expect(signIns).toEqual(FORMATS.map((format) => [format, false, true]));
    expect(stored).toEqual(Array(5).fill('$argon2id$v=19$m=19456,t=2,p=1$'));
    expect(again).toBe(true);
  });

  it('goes on after a kill, and exports what it has imported', async () => {
    const records = Array.from({ length: 20_000 }, (_, index) => ({
      ...{ id: 100_000 + index, username: `person${String(index)}`, phone: null, phone_verified: null },
      ...{ email: `person${String(index)}@example.com`, email_verified: true, locale: 'en', locked: false },
      password: '{md5}5f4dcc3b5aa765d61d8327deb882cf99',
    }));
    const { env } = fixture();
    writeFileSync(file('many.ndjson'), records.map((record) => `${JSON.stringify(record)}\n`).join(''));
    await build();
    const args = [MAIN, 'accounts:import', file('many.ndjson')];
    const child = spawn(process.execPath, args, { env: { PATH: process.env['PATH'], ...env }, stdio: 'ignore' });
    const exit = once(child, 'exit');
    await eventually(async () => (await runCli(['accounts:show', 'person499'], env)).includes('person499'), 60_000);
    child.kill('SIGKILL');
    await exit;
    const second = await imported('many.ndjson');
    const [, added = '', unchanged = ''] = /(\d+) added, 0 updated, (\d+) unchanged, 0 rejected/.exec(second) ?? [];
    expect(Number(added) + Number(unchanged)).toBe(20_000);
    expect(Number(unchanged)).toBeGreaterThanOrEqual(500);
    expect(existsSync(file('many.ndjson.errors.ndjson'))).toBe(false);

    await runCli(['accounts:export', file('out.ndjson')], env);
    const written = readFileSync(file('out.ndjson'), 'utf8').split('\n');
    expect(written.filter((line) => line.includes('"person')).join('\n') + '\n').toBe(
      readFileSync(file('many.ndjson'), 'utf8'),
    );
    expect(await runCli(['accounts:export', file('out.ndjson')], env)).toContain('such a file already');
  });

  it.each([
    [['missing.csv'], 'There is no such file'],
    [['users.xlsx'], 'must be a .csv'],
    [['users.csv', '--app', 'nowhere'], 'There is no such app'],
    [['users.csv', '--on-conflict', 'merge'], '--on-conflict must be'],
    [['users.csv', '--verified', 'fax'], '--verified must be'],
    [['users.csv', '--errors', 'users.csv'], '--errors must be another file'],
    [['users.csv', '--on-conflict', 'fail'], 'rejected. The rejected ones stand in'],
  ])('refuses %j', async ([name = '', ...options], message) => {
    if (name === 'users.xlsx') writeFileSync(file(name), '');
    const given = options.map((option) => (option === name ? file(name) : option));
    expect(await imported(name, ...given)).toContain(message);
  });
});
