import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { build } from './build-dist';
import { plantEnvironment, record } from './secret-watch';

const MAIN = join(__dirname, '../../dist/cli/main.js');

/** Runs a command of `regain` in a process of its own, with exactly this environment; returns what it printed. */
export async function runCli(args: readonly string[], env: NodeJS.ProcessEnv, stdin = ''): Promise<string> {
  await build();
  plantEnvironment(env);
  const folder = mkdtempSync(join(tmpdir(), 'regain-cli-'));
  try {
    const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder, env: { PATH: process.env['PATH'], ...env } });
    child.stdin.end(stdin);
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
    record(`output of ${args[0] ?? 'regain'}`, stdout + stderr);
    return stdout + stderr;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
