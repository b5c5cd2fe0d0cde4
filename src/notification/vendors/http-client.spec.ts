import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { VendorServer, type VendorAnswer } from '../../../test/support/vendor-server';
import { parseObject } from '../../http';
import { HttpClient, type PostResult } from './http-client';

const vendorOf = (deduplicates: boolean) => ({ name: 'vendor', deduplicates });

describe('HttpClient', () => {
  const servers: Server[] = [];
  const sockets = new Set<Socket>();
  let vendor: VendorServer | undefined;
  const open = async (answer: VendorAnswer) => (vendor = await VendorServer.open(() => answer));
  /** Server whose bytes `act` writes, once for each request, on the socket that it came by. */
  const openRaw = async (act: (socket: Socket, count: number) => void) => {
    let count = 0;
    const server = createServer((socket) => {
      sockets.add(socket);
      socket
        .on('error', () => undefined)
        .on('data', (bytes) => {
          if (bytes.toString().endsWith('text')) act(socket, ++count);
        });
    });
    servers.push(server);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
  };
  const post = (url: string, { ms = 5_000, deduplicates = false, client = new HttpClient() } = {}) =>
    client.post({ headers: {}, body: 'text', url, signal: AbortSignal.timeout(ms) }, vendorOf(deduplicates));

  afterEach(async () => {
    await vendor?.close();
    vendor = undefined;
    sockets.forEach((socket) => socket.destroy());
    sockets.clear();
    servers.splice(0).forEach((server) => server.close());
  });

  it('hands out status, headers and text of an answer', async () => {
    const { url } = await open({ status: 429, headers: { 'Retry-After': '7', 'Set-Cookie': 'a=b' }, body: 'grüezi' });
    const posted = await post(url);
    expect(posted).toMatchObject({ isAnswered: true, status: 429, text: 'grüezi' });
    expect(posted.isAnswered && posted.headers.get('retry-after')).toBe('7');
  });

  it.each<[string, number, number, Record<string, string>]>([
    ['at once', 50, 1, {}],
    ['after more than a second', 1_300, 2, {}],
    ['at once, where the vendor keeps it for long', 50, 1, { 'Keep-Alive': 'timeout=72' }],
    ['where the vendor keeps it for a second', 50, 2, { 'Keep-Alive': 'timeout=1' }],
    ['where the vendor keeps it for a second, said last', 50, 2, { 'Keep-Alive': 'max=100, Timeout=1' }],
    ['where the vendor does not keep it', 50, 2, { 'Keep-Alive': 'timeout=0, max=100' }],
  ])('uses a connection again %s: after %i ms, %i connections', async (_when, pauseMs, connections, headers) => {
    const server = await open({ status: 200, headers: { Connection: 'keep-alive', ...headers }, body: 'ok' });
    const client = new HttpClient();
    await post(server.url, { client });
    await sleep(pauseMs);
    expect(await post(server.url, { client })).toMatchObject({ status: 200, text: 'ok' });
    expect(server.connections).toBe(connections);
  });

  describe('on a kept connection that the vendor closes on the second request', () => {
    const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
    const closing = (socket: Socket, count: number) => {
      if (count === 2) socket.destroy();
      else socket.write(answer);
    };
    const second = async (client: HttpClient, deduplicates: boolean, act = closing): Promise<PostResult> => {
      const url = await openRaw(act);
      await post(url, { client, deduplicates });
      return post(url, { client, deduplicates });
    };

    it('does not know what became of a message', async () => {
      expect(await second(new HttpClient(), false)).toMatchObject({ outcome: { result: 'unknown' } });
    });

    it('sends it once more over a new connection where the vendor deduplicates', async () => {
      expect(await second(new HttpClient(), true)).toMatchObject({ isAnswered: true, status: 200 });
      expect(sockets.size).toBe(2);
    });

    it('sends it once more where RETRY_ON_RESET names the vendor', async () => {
      const client = new HttpClient({ retryOnReset: ['vendor'] });
      expect(await second(client, false)).toMatchObject({ isAnswered: true });
      const another = new HttpClient({ retryOnReset: ['another'] });
      expect(await second(another, false)).toMatchObject({ outcome: { result: 'unknown' } });
    });

    it('does not try a third time, and does not know what became of the message then', async () => {
      let calls = 0;
      const act = (socket: Socket, count: number) => {
        calls = count;
        if (count === 1) socket.write(answer);
        else socket.destroy();
      };
      expect(await second(new HttpClient(), true, act)).toMatchObject({ outcome: { result: 'unknown' } });
      expect(calls).toBe(3);
    });

    it('does not repeat what was reset on a new connection', async () => {
      let calls = 0;
      const url = await openRaw((socket, count) => {
        calls = count;
        socket.destroy();
      });
      expect(await post(url, { deduplicates: true })).toMatchObject({ outcome: { result: 'unknown' } });
      expect(calls).toBe(1);
    });
  });

  it('reads no more of an answer than any vendor says', async () => {
    const { url } = await open({ status: 200, body: 'x'.repeat(1_000_000) });
    const posted = await post(url);
    expect(posted.isAnswered && posted.text).toBe('x'.repeat(65_536));
  });

  it.each([
    ['breaks off', 'Content-Length: 10\r\n\r\nx'],
    ['breaks off within a chunk', 'Transfer-Encoding: chunked\r\n\r\nff\r\nx'],
    ['breaks off between chunks', 'Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n'],
    ['has no chunks where it says so', 'Transfer-Encoding: chunked\r\n\r\n<html>'],
  ])('takes the status of an answer that %s, and no text', async (_how, rest) => {
    const url = await openRaw((socket) => socket.end(`HTTP/1.1 200 OK\r\n${rest}`));
    expect(await post(url)).toMatchObject({ isAnswered: true, status: 200, text: '' });
  });

  it('takes the status of an answer that does not end, and no text', async () => {
    const url = await openRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
      const drip = setInterval(() => socket.write('1\r\nx\r\n'), 20);
      socket.on('close', () => {
        clearInterval(drip);
      });
    });
    expect(await post(url, { ms: 200 })).toMatchObject({ isAnswered: true, status: 200, text: '' });
  });

  it('reads the final answer after interim ones', async () => {
    const interim = ['100 Continue', '102 Processing', '103 Early Hints\r\nLink: </>'].map(
      (it) => `HTTP/1.1 ${it}\r\n\r\n`,
    );
    const url = await openRaw((socket) => {
      socket.end(`${interim.join('')}HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nok`);
    });
    expect(await post(url)).toMatchObject({ isAnswered: true, status: 201, text: 'ok' });
  });

  it.each([
    ['speaks another protocol', 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n'],
    ['has a header without an end', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}`],
    ['has two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nok'],
    ['is of HTTP/2', '\0\0\x06\x04\0\0\0\0\0'],
    ['never comes', ''],
  ])('does not know what became of a message when the answer %s', async (_how, bytes) => {
    const url = await openRaw((socket) => socket.write(bytes));
    expect(await post(url, { ms: 300 })).toMatchObject({ isAnswered: false, outcome: { result: 'unknown' } });
  });

  it('leaves a message that was never sent to the next provider', async () => {
    const mute = createServer();
    servers.push(mute);
    await once(mute.listen(0, '127.0.0.1'), 'listening');
    const unreached = `https://127.0.0.1:${String((mute.address() as AddressInfo).port)}/`;
    expect(await post(unreached, { ms: 200 })).toMatchObject({ outcome: { result: 'failed', why: 'timeout' } });
  });
});

describe('parseObject', () => {
  it('reads an object, also behind a byte order mark, and nothing else', () => {
    expect(parseObject('{"a":1}')).toEqual({ a: 1 });
    expect(parseObject('\uFEFF{"a":1}')).toEqual({ a: 1 });
    expect(parseObject('<html/>')).toEqual({});
  });
});
