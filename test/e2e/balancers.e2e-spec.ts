import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { KeptConnection, type WireAnswer, type WireRequest } from '../../bench/proofs/wire/kept-connection';
import { type ApiBalancer, startApiBalancer } from '../support/api-balancer';
import { freePort } from '../support/free-port';

const isInstalled = spawnSync('haproxy', ['-v']).status === 0;
if (!isInstalled) process.stderr.write('SKIPPED the configuration of HAProxy (Debian: apt-get install haproxy)\n');

const post = (path: string): WireRequest => ({ path, body: '{}', headers: { 'content-type': 'application/json' } });

(isInstalled ? describe : describe.skip)('HAProxy with the configuration of deploy', () => {
  let api: Server;
  let balancer: ApiBalancer;
  let connection: KeptConnection;
  /** Times that a request has reached an api process. */
  let reached: string[];
  let isReady: boolean;
  let isHanging: boolean;

  beforeEach(async () => {
    [reached, isReady, isHanging] = [[], true, false];
    api = createServer((request, response) => {
      if (request.url !== '/health/ready') reached.push(request.url ?? '');
      if (request.url === '/dies') request.socket.destroy();
      else if (request.url === '/busy') response.writeHead(503, { 'retry-after': '1' }).end('busy');
      else if (request.url === '/lasts') setTimeout(() => response.end('done'), 4_000);
      else if (!isHanging) response.writeHead(isReady ? 200 : 503).end();
    });
    await once(api.listen(0, '127.0.0.1'), 'listening');
    balancer = await startApiBalancer([(api.address() as AddressInfo).port, await freePort()]);
    connection = await KeptConnection.open(balancer.url);
    expect(await connection.send(post('/'), '192.0.2.1')).toMatchObject({ status: 200 });
  });

  afterEach(async () => {
    connection.close();
    await balancer.stop();
    api.closeAllConnections();
    await once(api.close(), 'close');
  });

  const expectUnavailable = ({ status, head, body }: WireAnswer): void => {
    expect(status).toBe(503);
    expect(head).toMatch(/^retry-after: 2\r?$/im);
    expect(JSON.parse(body)).toEqual({ type: 'about:blank', title: 'Service Unavailable', status: 503 });
  };

  it('answers 503 on a kept connection when a process dies with the request, and does not repeat it', async () => {
    expectUnavailable(await connection.send(post('/dies'), '192.0.2.1'));
    expect(reached).toEqual(['/', '/dies']);
    expect(await connection.send(post('/'), '192.0.2.1')).toMatchObject({ status: 200 });
  });

  it('gives up the requests of a process that hangs', async () => {
    isHanging = true;
    expectUnavailable(await connection.send(post('/hangs'), '192.0.2.1'));
  }, 20_000);

  it('leaves the answer to a process that is not ready where there is no other', async () => {
    isReady = false;
    await sleep(2_500);
    expect(await connection.send(post('/busy'), '192.0.2.1')).toMatchObject({
      status: 503,
      body: expect.stringContaining('busy') as string,
    });
  });

  it('lets a process that is not ready finish its requests', async () => {
    const last = connection.send(post('/lasts'), '192.0.2.1');
    isReady = false;
    expect(await last).toMatchObject({ status: 200, body: 'done' });
  });
});
