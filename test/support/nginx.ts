import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port';

const START_MS = 10_000;

/** Path of the installed nginx; undefined where there is none. */
export const findNginx = (): string | undefined =>
  [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
    .map((folder) => join(folder, 'nginx'))
    .find((file) => existsSync(file));

/** nginx in a process of its own. */
export interface Nginx {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/**
 * Starts nginx with these `location` blocks on a port of 127.0.0.1, free unless one is given, in a temporary folder.
 * Rejects when it ends instead.
 */
export async function startNginx(program: string, locations: string, wantedPort?: number): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'regain-nginx-'));
  const port = wantedPort ?? (await freePort());
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, configuration(folder, port, locations));
  const errors: string[] = [];
  const child = spawn(program, ['-p', folder, '-c', file, '-e', join(folder, 'start.log')]);
  child.stderr.on('data', (text: Buffer) => errors.push(text.toString()));
  child.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  await listening(child, port, errors);
  return { port, stop: () => stop(child) };
}

const TEMPORARY = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];

const configuration = (folder: string, port: number, locations: string): string => `
daemon off;
master_process off;
pid ${folder}/nginx.pid;
events {}
http {
  access_log off;
  error_log ${folder}/error.log;
  ${TEMPORARY.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
  server {
    listen 127.0.0.1:${String(port)};
    proxy_set_header Host $http_host;
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    proxy_set_header X-Forwarded-Proto $scheme;
    ${locations}
  }
}
`;

async function listening(child: ChildProcess, port: number, errors: readonly string[]): Promise<void> {
  const until = Date.now() + START_MS;
  const url = `http://127.0.0.1:${String(port)}/`;
  while (child.exitCode === null && Date.now() < until) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return;
    await sleep(20);
  }
  child.kill('SIGKILL');
  throw new Error(`nginx did not start:\n${errors.join('')}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
