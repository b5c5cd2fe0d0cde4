import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumPath } from './chromium';

const FOLDER = join(__dirname, '../clients');
const PATIENCE_MS = 60_000;

/** Tools that run the client programs, with the arguments that show that they are there. */
const TOOLS = {
  curl: ['--version'],
  python3: ['--version'],
  'redis-server': ['--version'],
  php: ['-r', 'exit(extension_loaded("curl") ? 0 : 1);'],
  mono: ['--version'],
  mcs: ['--version'],
  java: ['--version'],
  chromium: ['--version'],
} as const;

type Tool = keyof typeof TOOLS;

/** Tools that `.ci/run` installs. Mono, Java and Chromium are some hundred megabytes each: they are used where they are. */
const REQUIRED_IN_CI: ReadonlySet<Tool> = new Set(['curl', 'python3', 'php', 'redis-server']);

const isThere = (tool: Tool): boolean => {
  const program = tool === 'chromium' ? chromiumPath() : tool;
  return program !== undefined && spawnSync(program, TOOLS[tool], { stdio: 'ignore' }).status === 0;
};

const named = (tool: Tool): string => (tool === 'php' ? 'php with its curl extension' : tool);

/**
 * Describes tests that need tools of this machine. Where one is missing they are skipped with a line on standard error; with
 * CI=true they fail instead, if it is one that `.ci/run` installs.
 */
export function describeWith(tools: readonly [Tool, ...Tool[]], name: string, tests: () => void): void {
  const missing = tools.find((tool) => !isThere(tool));
  if (missing === undefined) {
    describe(name, tests);
    return;
  }
  if (process.env['CI'] === 'true' && REQUIRED_IN_CI.has(missing)) {
    describe(name, () => {
      it('has its tools', () => {
        throw new Error(`${named(missing)} is not installed`);
      });
    });
    return;
  }
  process.stderr.write(`SKIPPED: ${name}, because ${named(missing)} is not installed here\n`);
  describe.skip(name, tests);
}

/** Runs a program of test/clients and returns what it printed. Rejects with all of it when it fails. */
export function runClient(program: string, ...args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, [...args], { cwd: FOLDER, timeout: PATIENCE_MS }, (error, out, errors) => {
      if (error) reject(new Error(`${program} ${args[0] ?? ''} failed:\n${out}\n${errors}`));
      else resolve(out);
    });
  });
}

/** C# programs of test/clients/mono, compiled into a folder that `close` removes. */
export class MonoPrograms {
  private readonly folder = mkdtempSync(join(tmpdir(), 'regain-mono-'));

  /** Compiles a program, and returns the path of its executable. */
  async compile(name: string, ...sources: readonly string[]): Promise<string> {
    const out = join(this.folder, `${name}.exe`);
    const references = ['System.Net.Http', 'System.Runtime.Serialization'].map((each) => `-r:${each}.dll`);
    await runClient('mcs', ...references, `-out:${out}`, ...sources.map((each) => join('mono', each)));
    return out;
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
