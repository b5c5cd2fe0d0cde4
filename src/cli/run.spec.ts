import { userInfo } from 'node:os';
import { PassThrough, Readable } from 'node:stream';
import { ClientDirectory, CreateClient } from '../clients';
import { CreateAccount, ShowAccount, TypedAddresses } from '../auth';
import { MessageLookup } from '../notification';
import { loadConfig } from '../app.config';
import { ConfigError } from '../config';
import { done, Random, refuse, Secret } from '../common';
import { CountedRandom } from '../../test/doubles/counted-random';
import type { CliContext } from './command';
import { run } from './run';

const PASSWORD = 'canary-Tr0ubadour';

/** Answers as the use cases would, and keeps what it was asked. */
class Core {
  readonly asked: unknown[] = [];
  answer: unknown = done({ id: 'id-1', username: 'ada', phone: '+8613800138000' });

  private readonly useCase = {
    execute: (command: unknown) => {
      this.asked.push(command);
      return Promise.resolve(this.answer);
    },
  };

  private readonly parts = new Map<unknown, unknown>([
    [ClientDirectory, { exists: (id: string) => Promise.resolve(id !== 'nowhere') }],
    [CreateAccount, this.useCase],
    [ShowAccount, this.useCase],
    [CreateClient, this.useCase],
    [MessageLookup, { find: (name: string, address?: string) => this.useCase.execute([name, address]) }],
    [TypedAddresses, { read: (typed: string) => (typed === '138 0013 8000' ? { phone: '+8613800138000' } : {}) }],
    [Random, new CountedRandom()],
  ]);

  context(typed = ''): CliContext {
    return {
      config: () => loadConfig({ SECRET_KEYS: 'any' }),
      stdin: Readable.from([typed]),
      withCore: (work) => work((token) => this.parts.get(token) as never),
    };
  }
}

/** Name of the operator where none is given. */
const operator = userInfo().username;

describe('the command line', () => {
  let core: Core;
  beforeEach(() => {
    core = new Core();
  });

  const regain = (...args: string[]) => run(args, core.context());

  it.each([[[]], [['help']], [['--help']]])('explains itself when asked with %j', async (args) => {
    const { exitCode, stdout } = await run(args, core.context());
    expect(exitCode).toBe(0);
    for (const name of ['accounts:create', 'accounts:show', 'clients:create', 'migrate', 'doctor'])
      expect(stdout).toContain(`\n  ${name}`);
  });

  it.each([[[]], [['--all', 'an-id']]])('refuses events:replay with %j: one event, or all', async (args) => {
    const { exitCode, stderr } = await regain('events:replay', ...args);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('give the id of one event, or --all')]);
  });

  it.each([
    ...[
      'accounts:create',
      'accounts:show',
      'clients:create',
      'messages:show',
      'migrate',
      'backup',
      'restore',
      'doctor',
    ].map((name) => [name]),
  ])('explains %s with an example, and does nothing', async (name) => {
    for (const args of [
      [name, '--help'],
      [name, '-h'],
      ['help', name],
    ]) {
      const { exitCode, stdout } = await run(args, core.context());
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(new RegExp(`  ${name}.*Example:\\n  npm run regain -- ${name}`, 's'));
    }
    expect(core.asked).toEqual([]);
  });

  it.each([
    ['an unknown command', ['accounts:destroy']],
    ['an unknown option', ['accounts:show', 'ada', '--loud', 'yes']],
    ['an option without its value', ['accounts:create', '--username']],
    ['a missing argument', ['accounts:show']],
    ['too many arguments', ['accounts:show', 'ada', 'bob']],
    ['an argument where none is taken', ['migrate', 'now']],
    ['an account without any name', ['accounts:create', '--password', PASSWORD]],
    ['an account without a password', ['accounts:create', '--username', 'ada']],
  ])('answers %s with the usage, and ends with 2', async (_what, args) => {
    const { exitCode, stdout, stderr } = await run(args, core.context());
    expect([exitCode, stdout]).toEqual([2, undefined]);
    expect(stderr).toContain('Usage: npm run regain -- <command>');
    expect(core.asked).toEqual([]);
  });

  it('repeats nothing of what was typed wrong', async () => {
    const wrong = [
      ['accounts:create', '--username', 'ada', PASSWORD],
      ['accounts:create', `--pasword=${PASSWORD}`],
      ['accounts:create', '--password', `-${PASSWORD}`],
    ];
    for (const args of wrong) expect(JSON.stringify(await regain(...args))).not.toContain('canary');
  });

  it('says what is wrong with the configuration, and ends with 1', async () => {
    const problems = [{ variable: 'PORT', rule: 'must be a number' }];
    const context = { ...core.context(), withCore: () => Promise.reject(new ConfigError(problems)) };
    const { exitCode, stderr } = await run(['accounts:show', 'ada'], context);
    expect([exitCode, stderr]).toEqual([1, 'The configuration is not usable:\n  PORT must be a number']);
  });
});

describe('accounts:create', () => {
  let core: Core;
  beforeEach(() => {
    core = new Core();
  });

  const create = (...options: string[]) => run(['accounts:create', ...options], core.context('typed-pass\n'));

  it('creates the account and shows it as it is stored, without its password', async () => {
    const { exitCode, stdout } = await create('--username', 'ada', '--phone', '13800138000', '--password', PASSWORD);
    expect(exitCode).toBe(0);
    const asked = { app: 'default', username: 'ada', phone: '13800138000', password: PASSWORD, operator };
    expect(core.asked).toEqual([asked]);
    expect(JSON.parse(stdout ?? '')).toEqual({ id: 'id-1', app: 'default', username: 'ada', phone: '+8613800138000' });
  });

  it('reads the password from standard input for --password -', async () => {
    await create('--email', 'ada@example.com', '--app', 'shop', '--password', '-');
    expect(core.asked).toEqual([{ app: 'shop', email: 'ada@example.com', password: 'typed-pass', operator }]);
  });

  it('asks for the password on a terminal, and takes one line of it', async () => {
    const terminal = Object.assign(new PassThrough(), { isTTY: true });
    terminal.write('typed-pass\r');
    await run(['accounts:create', '--username', 'ada', '--password', '-'], { ...core.context(), stdin: terminal });
    expect(core.asked).toMatchObject([{ password: 'typed-pass' }]);
  });

  it.each([
    [
      'The phone is not usable: it is no number that exists in its country. Give it with its calling code, as in ' +
        '+8613900139000, or set DEFAULT_REGION.',
      refuse({ reason: 'malformed', field: 'phone' }),
    ],
    ['There is an account of that username already.', refuse({ reason: 'account-exists' })],
    [
      'The password is refused: too-short, common.',
      refuse({ reason: 'password-rejected', rules: ['too-short', 'common'] }),
    ],
  ])('says “%s” and ends with 1', async (sentence, answer) => {
    core.answer = answer;
    const ending = await create('--username', 'ada', '--password', PASSWORD);
    expect(ending).toEqual({ exitCode: 1, stderr: sentence });
  });

  it('creates nothing for an app that does not exist', async () => {
    const ending = await create('--username', 'ada', '--password', PASSWORD, '--app', 'nowhere');
    expect(ending.exitCode).toBe(1);
    expect(core.asked).toEqual([]);
  });
});

describe('accounts:show', () => {
  it('shows each account on a line', async () => {
    const core = new Core();
    core.answer = [{ id: '1' }, { id: '2' }];
    expect(await run(['accounts:show', 'ada'], core.context())).toEqual({
      exitCode: 0,
      stdout: '{"id":"1"}\n{"id":"2"}',
    });
  });

  it.each([[['-Zid', '--app', 'shop']], [['--app', 'shop', '-Zid']], [['--app', 'shop', '--', '-Zid']]])(
    'takes an id that begins with a dash: %j',
    async (given) => {
      const core = new Core();
      core.answer = [{ id: '-Zid' }];
      expect(await run(['accounts:show', ...given], core.context())).toMatchObject({ exitCode: 0 });
      expect(core.asked).toEqual([{ app: 'shop', identifier: '-Zid' }]);
    },
  );

  it('ends with 1 when nobody goes by that', async () => {
    const core = new Core();
    core.answer = [];
    expect(await run(['accounts:show', 'ada'], core.context())).toEqual({
      exitCode: 1,
      stderr: 'Nobody goes by that.',
    });
  });
});

describe('messages:show', () => {
  it('shows each message on a line', async () => {
    const core = new Core();
    core.answer = [{ id: 'a', state: 'failed' }, { id: 'b' }];
    expect(await run(['messages:show', 'KQX'], core.context())).toEqual({
      exitCode: 0,
      stdout: '{"id":"a","state":"failed"}\n{"id":"b"}',
    });
    expect(core.asked).toEqual([['KQX', undefined]]);
  });

  it('looks for a number in E.164, however it is typed', async () => {
    const core = new Core();
    core.answer = [{ id: 'a' }];
    await run(['messages:show', '138 0013 8000'], core.context());
    expect(core.asked).toEqual([['138 0013 8000', '+8613800138000']]);
  });

  it('ends with 1 when there is none', async () => {
    const core = new Core();
    core.answer = [];
    const { exitCode, stderr } = await run(['messages:show', 'KQX'], core.context());
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('no such message')]);
  });
});

describe.each(['clients:create', 'apps:create'])('%s', (name) => {
  const created = done({ id: 'shop', secret: new Secret('s'), signKey: new Secret('k') });

  it('shows the keys of the app', async () => {
    const core = new Core();
    core.answer = created;
    const ending = await run([name, '--id', 'shop', '--name', 'Shop'], core.context());
    expect(core.asked).toEqual([{ id: 'shop', name: 'Shop', operator }]);
    expect(ending).toEqual({ exitCode: 0, stdout: '{"id":"shop","secret":"s","signKey":"k"}' });
  });

  it('takes the length of the codes', async () => {
    const core = new Core();
    core.answer = created;
    await run([name, '--id', 'shop', '--code-length', '8'], core.context());
    expect(core.asked).toEqual([{ id: 'shop', codeLength: 8, operator }]);
  });

  it('draws an id when none is given', async () => {
    const core = new Core();
    core.answer = created;
    await run([name], core.context());
    expect(core.asked).toEqual([{ id: 'app-00000000', operator }]);
  });

  it('ends with 1 when the id is taken', async () => {
    const core = new Core();
    core.answer = refuse({ reason: 'app-exists' });
    const ending = await run([name, '--id', 'shop'], core.context());
    expect(ending).toEqual({ exitCode: 1, stderr: 'There is an app of that id already.' });
  });
});
