/**
 * Runs before `npm start`, `npm test` and `npm run regain`, so that each of them is one command on a fresh machine:
 * installs the packages that the lock file names when the installed ones differ, and with `--build` compiles when
 * anything that dist is made of is newer than dist. Uses nothing but Node, because nothing else is there yet.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';

const BUILT = 'dist/main.js';
const SOURCES = ['src', 'tsconfig.json', 'tsconfig.build.json', 'package.json'];

requireNode();
process.chdir(join(import.meta.dirname, '..'));
if (!isInstalled()) install();
if (process.argv.includes('--build') && !isBuilt()) build();

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(`regain needs Node 20.19 or newer; this is ${process.versions.node}.`);
}

/** npm keeps what it installed in node_modules/.package-lock.json; packages for other machines are missing there. */
function isInstalled() {
  const installedLock = 'node_modules/.package-lock.json';
  if (!existsSync(installedLock)) return false;
  const installed = packagesOf(installedLock);
  return Object.entries(packagesOf('package-lock.json')).every(([folder, wanted]) => {
    const found = installed[folder];
    return folder === '' || (found ? found.version === wanted.version : wanted.optional || wanted.devOptional);
  });
}

function packagesOf(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}

/** The running npm names its own script, which spares us the question what `npm` is called on this system. */
function install() {
  console.log('Installing packages (npm ci) ...');
  const npm = process.env.npm_execpath;
  if (npm) run(process.execPath, [npm, 'ci']);
  else run('npm', ['ci'], { shell: true });
}

function isBuilt() {
  return existsSync(BUILT) && SOURCES.every((source) => newest(source) <= statSync(BUILT).mtimeMs);
}

/** A folder's own time counts too: it moves when a file in it goes away. */
function newest(path) {
  if (path.endsWith('.spec.ts')) return 0;
  const own = statSync(path);
  if (!own.isDirectory()) return own.mtimeMs;
  return Math.max(own.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/**
 * Starts from an empty dist, and a build that failed leaves nothing behind that the next start could take for a good one.
 * A good one is dated by its start: what was edited while it ran may not be in it.
 */
function build() {
  console.log('Building ...');
  const startedAt = new Date();
  removeBuilt();
  run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {}, removeBuilt);
  utimesSync(BUILT, startedAt, startedAt);
}

function removeBuilt() {
  rmSync('dist', { recursive: true, force: true });
}

function run(command, args, options = {}, onFailure = () => undefined) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', ...options });
  if (status === 0) return;
  onFailure();
  fail(`${[command, ...args].join(' ')} failed.`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
