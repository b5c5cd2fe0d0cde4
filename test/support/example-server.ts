import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { npm } from './client-package';
import { eventually } from './eventually';

const START_MS = 120_000;

/** Running program of the folder `examples`. */
export interface ExampleServer {
  /** URL that it says it listens on. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Running program of the folder `examples` that asks for lines. */
export interface ExampleProgram {
  readonly output: () => string;
  /** Enters a line as soon as the output matches. */
  readonly enter: (line: string, after: RegExp) => Promise<void>;
  /** Exit code, once it has ended. */
  readonly ended: Promise<number | null>;
}

/** Runs an example that asks for lines, by the two commands `npm install` and `npm start`. */
export async function runExample(name: string, env: NodeJS.ProcessEnv): Promise<ExampleProgram> {
  const child = await start(name, env);
  const written: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => written.push(String(part)));
  const output = () => written.join('');
  return {
    output,
    enter: async (line, after) => {
      await eventually(() => after.test(output()), START_MS);
      child.stdin?.write(`${line}\n`);
    },
    ended: once(child, 'close').then(([code]) => code as number | null),
  };
}

/** Installs the packages of an example where they are missing, and starts it by `npm start` with these variables. */
async function start(name: string, env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const folder = join(__dirname, '../../examples', name);
  if (!existsSync(join(folder, 'node_modules'))) await npm(folder, 'install');
  return spawn('npm', ['start'], { cwd: folder, env: { ...process.env, PORT: '0', ...env }, detached: true });
}

/** Starts an example that serves pages, by the two commands `npm install` and `npm start`. */
export async function startExample(name: string, env: NodeJS.ProcessEnv): Promise<ExampleServer> {
  const child = await start(name, env);
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
