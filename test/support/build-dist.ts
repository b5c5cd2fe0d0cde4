import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = join(__dirname, '../..');
const LOCK = join(tmpdir(), `regain-build-${Buffer.from(ROOT).toString('base64url')}.lock`);
const PATIENCE_MS = 90_000;

/** Compiles dist if it is older than src. One of the test workers does it, the others wait. */
export async function build(): Promise<void> {
  await lock();
  try {
    const script = join(ROOT, 'scripts/prepare.mjs');
    const { status, stdout } = spawnSync(process.execPath, [script, '--build'], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`the build failed:\n${stdout}`);
  } finally {
    rmSync(LOCK, { force: true });
  }
}

/** A lock that a killed run left behind is broken after a while: no build takes that long. */
async function lock(): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  while (!tryLock()) {
    if (Date.now() > until) rmSync(LOCK, { force: true });
    await sleep(100);
  }
}

function tryLock(): boolean {
  try {
    closeSync(openSync(LOCK, 'wx'));
    return true;
  } catch {
    return false;
  }
}
