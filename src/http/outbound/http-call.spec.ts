import { once } from 'node:events';
import { Agent } from 'node:http';
import { Agent as TlsAgent } from 'node:https';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TLSSocket } from 'node:tls';
import { selfSigned } from '../../../test/support/self-signed';
import { httpCall } from './http-call';

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
    httpCall(
      { url, headers, body: 'text=135791', signal },
      { agent: url.startsWith('https:') ? agents.https : agents.http },
    );
  const lost = (isHandedOver: boolean, code: unknown, isStaleConnection = false) => ({
    ...{ isAnswered: false, isHandedOver, isStaleConnection, code },
  });

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

    it.each<[string, boolean, (socket: Socket) => void]>([
      ['and closed before any byte of an answer', true, (socket) => socket.destroy()],
      ['and ended before any byte of an answer', true, (socket) => socket.end()],
      ['and closed within the first line of an answer', false, (socket) => socket.end('HTTP/1.1 2')],
      ['and closed after an interim answer', false, (socket) => socket.end('HTTP/1.1 102 Processing\r\n\r\n')],
    ])('what it sent over a connection that has been used before, %s (stale: %s)', async (_how, isStale, close) => {
      const host = await open((socket, count) => {
        if (count === 1) socket.write(ANSWER);
        else close(socket);
      });
      const first = await call(`${scheme}://${host}/`);
      if (first.isAnswered) await once(first.answer.resume(), 'close');
      expect(await call(`${scheme}://${host}/`)).toEqual(lost(true, 'ECONNRESET', isStale));
      expect(sockets.size).toBe(1);
    });
  });
});
