import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from '../support/build-dist';
import { CliFixture } from '../support/cli-fixture';
import { databases, type DatabaseKind } from '../support/database-harness';
import { eventually } from '../support/eventually';
import { runSql } from '../support/owner-tables';
import { runCli } from '../support/run-cli';
import { startProcess } from '../support/start-process';

const runFile = promisify(execFile);

const ROOT = join(__dirname, '../..');
const THIRTY_COMMANDS_MS = 300_000;
const SQLITE_ONLY = /^npm run regain -- (?:backup|restore) /;
const CLIENT_TOOLS = /^mariadb(?:-dump)? /;

/** Commands that cannot do what they say on a database without a message, and the sentence that they end with. */
const REFUSED: Readonly<Record<string, string>> = {
  'npm run regain -- messages:show KWB': 'There is no such message',
};

/** Command lines of the shell blocks of docs/operations.md, in their order, without the remarks behind them. */
const commands = [...readFileSync(join(ROOT, 'docs/operations.md'), 'utf8').matchAll(/^```sh\n(.*?)^```$/gms)]
  .flatMap(([, block = '']) => block.split('\n'))
  .map((line) => line.replace(/\s+#.*$/, '').trim())
  .filter((line) => line !== '');

const hasClientTools = (): Promise<boolean> =>
  runFile('sh', ['-c', 'command -v mariadb && command -v mariadb-dump']).then(
    () => true,
    () => false,
  );

interface Answer {
  readonly command: string;
  readonly code: number;
  readonly output: string;
}

/** Runs commands as a person types them, in a folder of their own, on a database with the person of the examples. */
class Terminal {
  private constructor(
    private readonly fixture: CliFixture,
    private readonly folder: string,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  static async open(kind: DatabaseKind): Promise<Terminal> {
    await build();
    const fixture = await CliFixture.open(kind);
    const folder = mkdtempSync(join(tmpdir(), 'regain-operations-'));
    const person = ['--username', 'ada', '--phone', '+8613900139000', '--password', 'a password of ada'];
    await runCli(['accounts:create', ...person], fixture.env);
    await runCli(['clients:create', '--id', 'shop'], fixture.env);
    return new Terminal(fixture, folder, { ...fixture.env, ...clientSettings(fixture, folder) });
  }

  async run(command: string): Promise<Answer> {
    const { config } = this.fixture.database;
    const schema = config.kind === 'mysql' ? new URL(config.url).pathname.slice(1) : 'regain';
    const script = CLIENT_TOOLS.test(command)
      ? command.replaceAll(/\bregain\b/g, schema)
      : command.replace('npm run regain --', `"${process.execPath}" "${join(ROOT, 'dist/cli/main.js')}"`);
    const options = { cwd: this.folder, env: { PATH: process.env['PATH'], ...this.env } };
    const running = runFile('sh', ['-c', script], options);
    running.child.stdin?.end('another password of ada\n');
    const written = ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr;
    return running.then(
      (ended) => ({ command, code: 0, output: written(ended) }),
      (error: unknown) => {
        const ended = error as { code: number; stdout: string; stderr: string };
        return { command, code: ended.code, output: written(ended) };
      },
    );
  }

  /** Delivers the messages that commands have queued, as the worker of an operator does meanwhile: `doctor` expects one. */
  async deliver(): Promise<void> {
    if (await this.hasDelivered()) return;
    const worker = await startProcess({ env: this.fixture.env });
    await eventually(() => this.hasDelivered());
    await worker.stop();
  }

  private async hasDelivered(): Promise<boolean> {
    const waiting = "SELECT id FROM notification_outbox WHERE lane IN ('sms', 'email')";
    return (await runSql(this.fixture.database.config, waiting)).length === 0;
  }

  async close(): Promise<void> {
    await this.fixture.close();
    rmSync(this.folder, { recursive: true });
  }
}

/** Settings by which the client tools of MariaDB find the server of the tests. */
function clientSettings({ database: { config } }: CliFixture, folder: string): NodeJS.ProcessEnv {
  if (config.kind === 'sqlite') return {};
  const { hostname, port, username, password } = new URL(config.url);
  const lines = ['[client]', 'protocol=tcp', `host=${hostname}`, `port=${port || '3306'}`, `user=${username}`];
  if (password !== '') lines.push(`password="${decodeURIComponent(password)}"`);
  writeFileSync(join(folder, '.my.cnf'), lines.join('\n'), { mode: 0o600 });
  return { HOME: folder };
}

/** True when the client tools of MariaDB are installed. Throws in CI, where they have to be. */
async function findClientTools(): Promise<boolean> {
  const found = await hasClientTools();
  if (!found && process.env['CI'] === 'true')
    throw new Error('mariadb and mariadb-dump are missing: install mariadb-client');
  return found;
}

/** Commands for this kind of database, in their order; without those of client tools that are not installed. */
async function commandsFor(kind: DatabaseKind): Promise<readonly string[]> {
  if (kind === 'sqlite') return commands.filter((command) => !CLIENT_TOOLS.test(command));
  const hasTools = await findClientTools();
  return commands.filter((command) => (hasTools || !CLIENT_TOOLS.test(command)) && !SQLITE_ONLY.test(command));
}

describe('commands of docs/operations.md', () => {
  for (const { kind, reachable } of databases())
    (reachable ? it : it.skip)(
      `work one after the other on ${kind}`,
      async () => {
        const typed = await commandsFor(kind);
        const terminal = await Terminal.open(kind);
        try {
          for (const command of typed) {
            const refusal = REFUSED[command];
            if (command.endsWith(' doctor')) await terminal.deliver();
            expect(await terminal.run(command)).toEqual({
              command,
              code: refusal === undefined ? 0 : 1,
              output: expect.stringContaining(refusal ?? ''),
            });
          }
        } finally {
          await terminal.close();
        }
      },
      THIRTY_COMMANDS_MS,
    );
});
