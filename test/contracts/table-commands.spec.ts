import { Readable } from 'node:stream';
import { loadConfig } from '../../src/app.config';
import { run } from '../../src/cli/run';
import { describeEachDatabase } from '../support/database-harness';
import { OwnerFixture } from '../support/owner-fixture';
import { OWNER_STYLES } from '../support/owner-tables';
import { useFixture } from '../support/use-fixture';

describeEachDatabase('commands where accounts are in the table of an owner', (kind) => {
  const fixture = useFixture(() => OwnerFixture.open(kind, OWNER_STYLES.laravel));

  const regain = (...args: string[]) =>
    run(args, {
      config: () => loadConfig({ SECRET_KEYS: 'any' }),
      stdin: Readable.from(['a long password']),
      withCore: (work) => work((token) => fixture().the(token as never)),
    });
  const rows = () => fixture().sql('SELECT name FROM users');

  it.each(['accounts:import', 'accounts:export'])('refuse %s, which is about the table of regain', async (command) => {
    const refused = { exitCode: 1, stderr: 'The accounts of this app are not in the table of regain (ACCOUNTS_FILE).' };
    expect(await regain(command, 'never-made.ndjson')).toEqual(refused);
  });

  it('add no account where the entry has no register', async () => {
    const created = await regain('accounts:create', '--username', 'ada', '--password', '-');
    expect(created).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('lie elsewhere') as string });
    expect(await rows()).toEqual([]);
  });

  it('show an account, and end its sessions', async () => {
    const password = '098f6bcd4621d373cade4e832627b4f6';
    await fixture().insert({ name: 'ada', email: 'ada@example.com', password });
    expect(await regain('accounts:show', 'ada')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('"ada"') as string,
    });
    expect(await regain('sessions:list', 'ada')).toEqual({ exitCode: 0, stdout: 'It is signed in nowhere.' });
    expect(await regain('sessions:end', 'ada')).toEqual({ exitCode: 0, stdout: '0 ended' });
  });
});
