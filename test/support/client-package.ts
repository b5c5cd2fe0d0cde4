import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Folder of the TypeScript client. */
export const CLIENT = join(__dirname, '../../clients/typescript');

/** Runs an npm command in a folder. Rejects with its output when it fails. */
export const npm = (folder: string, ...words: readonly string[]): Promise<unknown> =>
  run('npm', [...words, '--no-audit', '--no-fund'], { cwd: folder, env: { ...process.env, NODE_ENV: '' } });

/** Runs a program of the TypeScript client's own packages, such as `tsc`. Rejects with its output when it fails. */
export const runTool = (name: string, words: readonly string[], folder = CLIENT): Promise<unknown> =>
  run(process.execPath, [join(CLIENT, 'node_modules/.bin', name), ...words], { cwd: folder });

/** Installs the packages of the TypeScript client where they are missing, and builds it. */
export async function buildClient(): Promise<void> {
  if (!existsSync(join(CLIENT, 'node_modules/typescript'))) await npm(CLIENT, 'ci', '--ignore-scripts');
  await npm(CLIENT, 'run', 'build');
}
