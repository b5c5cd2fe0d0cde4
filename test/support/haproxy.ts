import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const START_MS = 10_000;
const STOP_MS = 1_000;

/** Starts HAProxy, and waits until `isUp` says so. The returned function ends it, with the connections that it holds. */
export async function startHaproxy(configuration: string, isUp: () => Promise<boolean>): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'regain-haproxy-'));
  const file = join(folder, 'haproxy.cfg');
  writeFileSync(file, configuration);
  const child = spawn('haproxy', ['-db', '-f', file], { stdio: 'ignore' });
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      await ended;
      clearTimeout(force);
    }
    rmSync(folder, { recursive: true, force: true });
  };
  const until = Date.now() + START_MS;
  while (!(await isUp())) {
    if (child.exitCode === null && Date.now() < until) await sleep(50);
    else {
      await stop();
      throw new Error('haproxy did not start');
    }
  }
  return stop;
}
