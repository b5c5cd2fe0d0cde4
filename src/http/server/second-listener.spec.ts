import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { freePort } from '../../../test/support/free-port';
import { SecondListener } from './second-listener';

const textOf = async (url: string): Promise<string> => {
  const [answer] = (await once(get(url, { agent: false }), 'response')) as [IncomingMessage];
  let text = '';
  for await (const part of answer) text += String(part);
  return text;
};

describe('SecondListener', () => {
  it('serves a path at its own address alone, and everything else at both', async () => {
    const port = await freePort();
    const listener = new SecondListener('/console', { host: '127.0.0.1', port });
    const server = createServer((request, response) => response.end(listener.targetOf(request, request.url ?? '')));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    await listener.open(server);
    const first = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    const second = `http://127.0.0.1:${String(port)}`;
    for (const path of [
      '/console',
      '/console/',
      '/Console/sign-in?a=1',
      '//console',
      '//console//blocks',
      '/console?x',
    ]) {
      expect(await textOf(`${first}${path}`)).toBe('/served-at-another-address');
      expect(await textOf(`${second}${path}`)).toBe(path);
    }
    for (const path of ['/', '/consoles', '/v1/console', '/health/live?console'])
      for (const address of [first, second]) expect(await textOf(`${address}${path}`)).toBe(path);
    listener.close();
    await expect(textOf(second)).rejects.toThrow('ECONNREFUSED');
    server.close();
  });

  it('rejects when its address is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const listener = new SecondListener('/console', { host: '127.0.0.1', port: (taken.address() as AddressInfo).port });
    await expect(listener.open(createServer())).rejects.toMatchObject({ code: 'EADDRINUSE' });
    taken.close();
  });
});
