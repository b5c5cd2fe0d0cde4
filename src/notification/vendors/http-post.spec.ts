import { once } from 'node:events';
import { Agent } from 'node:http';
import { Agent as TlsAgent } from 'node:https';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createServer as createTlsServer, type TLSSocket } from 'node:tls';
import { selfSigned } from '../../../test/support/self-signed';
import { type VendorAnswer, VendorServer } from '../../../test/support/vendor-server';
import { httpCall, post } from './http-post';

const ANSWER = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK';
const vendor = selfSigned('127.0.0.1');
const impostor = selfSigned('elsewhere.example');

describe('httpCall', () => {
  const servers: Server[] = [];
  const sockets = new Set<Socket>();
  const agents = {
    http: new Agent({ keepAlive: true }),
    https: new TlsAgent({ keepAlive: true, ca: [vendor.cert, impostor.cert] }),
  };
  let received = '';

  const listen = async (server: Server) => {
    servers.push(server);
    server.on('connection', (socket) => sockets.add(socket));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  /** Does `act` once for each request whose end has come. */
  const on = (act: (socket: Socket, count: number) => void) => {
    let count = 0;
    return (socket: Socket | TLSSocket) => {
      socket.on('error', () => undefined).setEncoding('utf8');
      socket.on('data', (text: string) => {
        received += text;
        if (text.endsWith('text=135791')) act(socket, ++count);
      });
    };
  };
  const plain = (act: (socket: Socket, count: number) => void) => listen(createServer(on(act)));
  const encrypted = (act: (socket: Socket, count: number) => void, certificate = vendor) =>
    listen(createTlsServer(certificate, on(act)).on('tlsClientError', () => undefined));
  const call = (url: string, signal = new AbortController().signal, headers = {}) =>
    httpCall({ url, headers, body: 'text=135791', signal }, agents);
  const lost = (isHandedOver: boolean, code: unknown) => ({ isAnswered: false, isHandedOver, code });

  beforeEach(() => {
    received = '';
  });

  afterEach(() => {
    agents.http.destroy();
    agents.https.destroy();
    sockets.forEach((socket) => socket.destroy());
    sockets.clear();
    servers.splice(0).forEach((server) => server.close());
  });

  it.each(['http', 'https'])('posts over %s', async (scheme) => {
    const answering = (socket: Socket) => socket.write(ANSWER);
    const host = await (scheme === 'http' ? plain(answering) : encrypted(answering));
    const called = await call(`${scheme}://${host}/path?query`, undefined, { 'X-Key': 'value' });
    expect(called).toMatchObject({ isAnswered: true, answer: { statusCode: 200 } });
    expect(received).toMatch(/^POST \/path\?query HTTP\/1.1\r\n/);
    expect(received).toMatch(/\r\nX-Key: value\r\n[^]*\r\nContent-Length: 11\r\n\r\ntext=135791$/);
    expect(received).toContain(`\r\nHost: ${host}\r\n`);
  });

  describe('has handed nothing over', () => {
    it('when nobody listens', async () => {
      const host = await plain(() => undefined);
      servers.splice(0).forEach((server) => server.close());
      expect(await call(`http://${host}/`)).toEqual(lost(false, 'ECONNREFUSED'));
    });

    it('when the name of the host is not known', async () => {
      expect(await call('http://vendor.invalid/')).toEqual(
        lost(false, expect.stringMatching(/^E(NOTFOUND|AI_AGAIN)$/)),
      );
    });

    it('when the server says nothing in the handshake, and waits for it no longer than a moment', async () => {
      const host = await listen(createServer());
      expect(await call(`https://${host}/`)).toEqual(lost(false, 'connect timeout'));
    });

    it('when it is told to give up in the handshake', async () => {
      const aborter = new AbortController();
      const host = await listen(
        createServer(() => {
          aborter.abort();
        }),
      );
      expect(await call(`https://${host}/`, aborter.signal)).toEqual(lost(false, 'timeout'));
    });

    it('when it is told to give up before it began', async () => {
      expect(await call('http://127.0.0.1/', AbortSignal.abort())).toEqual(lost(false, 'timeout'));
    });

    it('when the server hangs up in the handshake', async () => {
      const host = await listen(createServer((socket) => socket.destroy()));
      expect(await call(`https://${host}/`)).toEqual(lost(false, 'ECONNRESET'));
    });

    it('when the server does not speak TLS', async () => {
      const host = await listen(createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')));
      expect(await call(`https://${host}/`)).toEqual(lost(false, expect.stringMatching(/^(ERR_SSL|EPROTO)/)));
    });

    it('when nobody vouches for the certificate', async () => {
      const stranger = selfSigned('127.0.0.1');
      const host = await encrypted(() => undefined, stranger);
      expect(await call(`https://${host}/`)).toEqual(lost(false, 'DEPTH_ZERO_SELF_SIGNED_CERT'));
      expect(received).toBe('');
    });

    it('when the certificate is for another name', async () => {
      const host = await encrypted(() => undefined, impostor);
      expect(await call(`https://${host}/`)).toEqual(lost(false, 'ERR_TLS_CERT_ALTNAME_INVALID'));
      expect(received).toBe('');
    });

    it('when the request cannot be written', async () => {
      const host = await plain(() => undefined);
      expect(await call(`http://${host}/`, undefined, { 'X-Key': 'a\nb' })).toEqual(lost(false, 'ERR_INVALID_CHAR'));
    });
  });

  describe.each([
    ['http', plain],
    ['https', encrypted],
  ] as const)('may have handed over by %s', (scheme, open) => {
    it('what the server hung up on', async () => {
      const host = await open((socket) => socket.destroy());
      expect(await call(`${scheme}://${host}/`)).toEqual(lost(true, 'ECONNRESET'));
      expect(received).toContain('text=135791');
    });

    it('what the server did not answer in time', async () => {
      const aborter = new AbortController();
      const host = await open(() => {
        aborter.abort();
      });
      expect(await call(`${scheme}://${host}/`, aborter.signal)).toEqual(lost(true, 'timeout'));
    });

    it('what the server answered in no way that is HTTP', async () => {
      const host = await open((socket) => socket.write('250 OK\r\n'));
      expect(await call(`${scheme}://${host}/`)).toEqual(lost(true, expect.stringMatching(/^HPE_/)));
    });

    it('what it sent over a connection that has been used before and was just closed', async () => {
      const host = await open((socket, count) => (count === 1 ? socket.write(ANSWER) : socket.destroy()));
      const first = await call(`${scheme}://${host}/`);
      if (first.isAnswered) await once(first.answer.resume(), 'close');
      expect(await call(`${scheme}://${host}/`)).toEqual(lost(true, 'ECONNRESET'));
      expect(sockets.size).toBe(1);
    });
  });
});

const call = { headers: {}, body: 'text' };

describe('post', () => {
  let vendor: VendorServer | undefined;
  const open = async (answer: VendorAnswer) => (vendor = await VendorServer.open(() => answer));

  afterEach(() => vendor?.close());

  it('hands out status, headers and text of an answer', async () => {
    const { url } = await open({ status: 429, headers: { 'Retry-After': '7', 'Set-Cookie': 'a=b' }, body: 'grüezi' });
    const posted = await post({ ...call, url, signal: AbortSignal.timeout(5_000) });
    expect(posted).toMatchObject({ isAnswered: true, status: 429, text: 'grüezi' });
    expect(posted.isAnswered && posted.headers.get('retry-after')).toBe('7');
  });

  it.each<[string, number, number, VendorAnswer]>([
    ['at once', 50, 1, { status: 204 }],
    ['after more than a second', 1_300, 2, { status: 204 }],
  ])('uses a connection again %s: %i ms, %i connections', async (_when, pauseMs, connections, answer) => {
    const server = await open(answer);
    await post({ ...call, url: server.url, signal: AbortSignal.timeout(5_000) });
    await sleep(pauseMs);
    await post({ ...call, url: server.url, signal: AbortSignal.timeout(5_000) });
    expect(server.connections).toBe(connections);
  });

  it('reads no more of an answer than any vendor says', async () => {
    const { url } = await open({ status: 200, body: 'x'.repeat(1_000_000) });
    const posted = await post({ ...call, url, signal: AbortSignal.timeout(5_000) });
    expect(posted.isAnswered && posted.text).toBe('x'.repeat(65_536));
  });

  it('takes the status of an answer that breaks off, and no text', async () => {
    const { url } = await open({ status: 200, headers: { 'Content-Length': '10' }, body: 'x' });
    const posted = await post({ ...call, url, signal: AbortSignal.timeout(200) });
    expect(posted).toMatchObject({ isAnswered: true, status: 200, text: '' });
  });

  it('leaves a message that was never sent to the next provider, and one that may have been to nobody', async () => {
    const mute = createServer();
    await once(mute.listen(0, '127.0.0.1'), 'listening');
    const unreached = `https://127.0.0.1:${(mute.address() as AddressInfo).port}/`;
    const { url: silent } = await open('silence');
    const outcome = async (url: string) => {
      const posted = await post({ ...call, url, signal: AbortSignal.timeout(200) });
      return posted.isAnswered || posted.outcome;
    };
    expect(await outcome(unreached)).toEqual({ result: 'failed', why: 'timeout' });
    expect(await outcome(silent)).toEqual({ result: 'unknown', why: 'timeout' });
    mute.close();
  });
});
