import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const SCRIPT = join(ROOT, 'scripts/healthcheck.mjs');
const hasIpv6 = Object.values(networkInterfaces()).some((each) => each?.some(({ address }) => address === '::1'));

type Case = [address: string, host: string | undefined];

const ON_IPV6: Case[] = [
  ['::1', '::1'],
  ['::', '::'],
  ['::', '0:0:0:0:0:0:0:0'],
  ['::1', '::'],
];

describe('scripts/healthcheck.mjs', () => {
  let folder: string;
  let server: Server | undefined;
  let status: number;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'regain-healthcheck-'));
    status = 200;
  });

  afterEach(() => {
    server?.close();
    server = undefined;
    rmSync(folder, { recursive: true });
  });

  /** Listens on a free port of that address only, and answers `status` to /health/live. */
  const listen = (address: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const started = createServer(({ url }, response) =>
        response.writeHead(url === '/health/live' ? status : 404).end(),
      );
      server = started;
      started.on('error', reject).listen(0, address, () => {
        resolve(String((started.address() as AddressInfo).port));
      });
    });

  const check = (env: NodeJS.ProcessEnv): Promise<number> =>
    new Promise((resolve) => {
      const child = execFile(process.execPath, [SCRIPT], { cwd: folder, env }, () => {
        resolve(child.exitCode ?? -1);
      });
    });

  it.each<Case>([
    ['127.0.0.1', '127.0.0.1'],
    ['127.0.0.2', '127.0.0.2'],
    ['localhost', '127.0.0.1'],
    ['0.0.0.0', '0.0.0.0'],
    ['0.0.0.0', undefined],
    ['0.0.0.0', ''],
    ...(hasIpv6 ? ON_IPV6 : []),
    ['127.0.0.1', '::'],
  ])('finds a server on %s by HOST=%s', async (address, host) => {
    const port = await listen(address === 'localhost' ? '127.0.0.1' : address);
    expect(await check({ PORT: port, ...(host !== undefined && { HOST: host }) })).toBe(0);
  });

  it('does not ask another address than HOST', async () => {
    const port = await listen('127.0.0.1');
    expect(await check({ PORT: port, HOST: '127.0.0.2' })).toBe(1);
  });

  it('fails for another status than 200, and for a server that is down', async () => {
    const port = await listen('127.0.0.1');
    status = 503;
    expect(await check({ PORT: port })).toBe(1);
    server?.close();
    expect(await check({ PORT: port })).toBe(1);
  });

  it('reads .env, under the variables of the process', async () => {
    const port = await listen('127.0.0.2');
    writeFileSync(join(folder, '.env'), `HOST=127.0.0.2\nPORT=${port}\n`);
    expect(await check({})).toBe(0);
    expect(await check({ HOST: '127.0.0.3' })).toBe(1);
  });

  it('is the check of the image', () => {
    const image = readFileSync(join(ROOT, 'Dockerfile'), 'utf8');
    expect(image).toContain('COPY scripts/healthcheck.mjs scripts/\n');
    expect(readFileSync(join(ROOT, '.dockerignore'), 'utf8')).toContain('!scripts/healthcheck.mjs\n');
    expect(image).toContain('CMD ["node", "scripts/healthcheck.mjs"]\n');
  });
});
