import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/* Builds clients/typescript where it is not built: an example uses it by its folder. */

const folder = fileURLToPath(new URL('../clients/typescript', import.meta.url));

const npm = (...words) => {
  const { status } = spawnSync('npm', words, { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
};

if (!existsSync(`${folder}/dist`)) {
  npm('ci', '--ignore-scripts');
  npm('run', 'build');
}
