import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { npm } from './client-package';

const START_MS = 120_000;

/** Running program of the folder `examples`. */
export interface ExampleServer {
  /** URL that it says it listens on. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Installs the packages of an example where they are missing, and starts it by `npm start` with these variables. */
export async function startExample(name: string, env: NodeJS.ProcessEnv): Promise<ExampleServer> {
  const folder = join(__dirname, '../../examples', name);
  if (!existsSync(join(folder, 'node_modules'))) await npm(folder, 'install');
  const child = spawn('npm', ['start'], { cwd: folder, env: { ...process.env, PORT: '0', ...env }, detached: true });
  const url = await announcedUrl(child);
  return {
    url,
    stop: async () => {
      const ended = once(child, 'close');
      if (child.pid !== undefined) process.kill(-child.pid);
      await ended;
    },
  };
}

function announcedUrl({ stdout, stderr }: ChildProcess): Promise<string> {
  const written: string[] = [];
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`the example does not start:\n${written.join('\n')}`));
    }, START_MS);
    for (const stream of [stdout, stderr])
      if (stream)
        createInterface(stream).on('line', (line) => {
          written.push(line);
          const url = /listening on (http:\S+?),/.exec(line)?.[1];
          if (url === undefined) return;
          clearTimeout(timer);
          resolve(url);
        });
  });
}
