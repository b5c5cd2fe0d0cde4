import { readFileSync, writeFileSync } from 'node:fs';
import { CliFixture, storedByPhp } from '../support/cli-fixture';
import { describeEachDatabase } from '../support/database-harness';
import { runCli } from '../support/run-cli';
import { useFixture } from '../support/use-fixture';

/** Formats of the stored passwords that PHP made. */
const FORMATS = ['discuz', 'phpass', 'ecshop', 'sha512-crypt', 'md5-crypt'];

describeEachDatabase('accounts:wrap', (kind) => {
  const fixture = useFixture(() => CliFixture.open(kind));

  it('protects imported passwords, which sign in, are exported and imported, and are replaced at the next sign-in', async () => {
    const { env } = fixture();
    const file = (name: string) => fixture().file(name);
    const lines = FORMATS.map((format) => `${format},"{${format}}${storedByPhp(format)}"`);
    writeFileSync(file('users.csv'), ['username,password', ...lines, ''].join('\n'));
    await runCli(['accounts:import', file('users.csv')], env);

    const found = 'stored passwords would be wrapped (1 discuz, 1 phpass, 1 ecshop, 1 sha512-crypt, 1 md5-crypt)';
    expect(await runCli(['accounts:wrap', '--dry-run'], env)).toContain(`Nothing was written. 5 of 5 ${found}`);
    expect(await runCli(['doctor'], env)).toMatch(/warn +passwords .*1 discuz.*accounts:wrap/);
    expect(await runCli(['accounts:wrap'], env)).toContain('5 of 5 stored passwords were wrapped');
    expect(await runCli(['accounts:wrap'], env)).toContain('0 of 5 stored passwords were wrapped.');
    expect(await runCli(['doctor'], env)).toMatch(/ok +passwords +5 wrap/);

    await runCli(['accounts:export', file('out.csv')], env);
    for (const format of FORMATS) expect(readFileSync(file('out.csv'), 'utf8')).not.toContain(storedByPhp(format));
    expect(await runCli(['accounts:import', file('out.csv')], env)).toMatch(/0 added, 0 updated, 5 unchanged, 0 rej/);

    const { signIns, stored, again } = await fixture().signInAs(FORMATS);
    expect(signIns).toEqual(FORMATS.map((format) => [format, false, true]));
    expect(stored).toEqual(Array(5).fill('$argon2id$v=19$m=19456,t=2,p=1$'));
    expect(again).toBe(true);
  });
});
