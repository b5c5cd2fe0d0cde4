import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignIn } from '../../src/auth';
import { build } from '../support/build-dist';
import { type OpenDatabase, openDatabase } from '../support/database-harness';
import { freePort } from '../support/free-port';
import { openCore } from '../support/open-core';
import { runCli } from '../support/run-cli';
import { testEnvironment } from '../support/test-environment';

const CLI = join(__dirname, '../../dist/cli/main.js');
const DOCUMENT = join(__dirname, '../../docs/accounts.md');
const ADA = { username: 'Ada', password: 'as she chose it' };

/** JSON blocks of the section about services, in their order: the file of accounts, and that of people. */
const printed = (): readonly string[] => {
  const text = readFileSync(DOCUMENT, 'utf8');
  const section = text.slice(text.indexOf('\n## A service\n'));
  return [...section.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json = '']) => json);
};

describe('the example of docs/accounts.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'regain-example-'));
  const people = join(folder, 'people.json');
  let database: OpenDatabase;
  let env: NodeJS.ProcessEnv;
  let example: ChildProcess | undefined;

  beforeAll(async () => {
    await build();
    database = await openDatabase('sqlite');
    const [accountsJson = '', peopleJson = ''] = printed();
    const accounts = join(folder, 'accounts.json');
    writeFileSync(accounts, accountsJson.replace('4100', String(await freePort())));
    writeFileSync(people, peopleJson);
    const secret = `whsec_${Buffer.alloc(32, 'for the example').toString('base64')}`;
    env = { ...testEnvironment(database.config), ACCOUNTS_FILE: accounts, ACCOUNTS_SECRET: secret };
  });

  afterAll(async () => {
    example?.kill('SIGKILL');
    await database.close();
    rmSync(folder, { recursive: true });
  });

  const serve = async (): Promise<ChildProcess> => {
    const child = spawn(process.execPath, [CLI, 'accounts:serve-example', people], { cwd: folder, env });
    const [line] = (await once(child.stderr, 'data')) as [Buffer];
    expect(line.toString()).toMatch(/^Serving .* at http:\/\/127\.0\.0\.1:\d+\/regain; Ctrl-C ends it\.\n$/);
    return child;
  };

  it('runs as printed: the service, the doctor, and a sign-in', async () => {
    example = await serve();
    expect(await runCli(['doctor'], env)).toContain('answers for default, and refuses calls with a wrong signature');
    const core = await openCore(database.config, env);
    const context = { app: 'default', ip: '127.0.0.1', disclosure: 'documented' } as const;
    const signedIn = await core.get(SignIn).execute({ context, ...ADA, captcha: 'passed' });
    await core.close();
    expect(signedIn.ok).toBe(true);
    expect(readFileSync(people, 'utf8')).not.toContain(ADA.password);
    const ended = once(example, 'close');
    example.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });

  it('says what is missing when there is no service', async () => {
    expect(await runCli(['accounts:serve-example', people], { ...env, ACCOUNTS_FILE: undefined })).toContain(
      'no entry of the kind service',
    );
    expect(await runCli(['accounts:serve-example', join(folder, 'nobody.json')], env)).toContain('no such file');
  });
});
