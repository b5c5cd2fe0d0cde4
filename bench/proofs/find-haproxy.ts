import { execFileSync } from 'node:child_process';
import { ToolMissing } from './proof';

/** Throws `ToolMissing` where HAProxy is not installed. */
export function findHaproxy(): void {
  try {
    execFileSync('haproxy', ['-v'], { stdio: 'ignore' });
  } catch {
    throw new ToolMissing('haproxy is missing (Debian: apt-get install haproxy)');
  }
}
