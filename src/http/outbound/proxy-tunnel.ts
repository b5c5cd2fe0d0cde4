import { Agent, request as plainRequest } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest, type RequestOptions } from 'node:https';
import { connect as connectPlain, isIP, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import { codeOf, withProxy } from './http-call';
import type { Proxy } from './proxy-settings';

/** Time limit in milliseconds for a proxy to open a tunnel; the limit for connecting as a whole is shorter. */
const TUNNEL_MS = 5_000;

/** Header fields that a proxy asks for. */
export const proxyAuthorization = ({ authorization }: Proxy): Readonly<Record<string, string>> =>
  authorization === undefined ? {} : { 'Proxy-Authorization': authorization.reveal() };

/** Agent of requests that a proxy gets itself: connects to the proxy instead of the server. */
export class ProxyAgent extends Agent {
  constructor(
    private readonly proxy: Proxy,
    settings: object,
  ) {
    super(settings);
  }

  override createConnection(): Socket {
    const { host, port, isTls } = this.proxy;
    return isTls ? connectTls({ host, port, ...serverName(host) }) : connectPlain({ host, port });
  }
}

/**
 * Agent of https requests through a tunnel of a proxy (CONNECT, RFC 9110, 9.3.6): TLS is spoken with the server, so that
 * the proxy reads nothing, and a request has not been written before the server has shown its certificate. An answer of
 * the proxy other than 2xx is an error with the code `proxy <status>`, never a response of the server.
 */
export class ProxyTunnelAgent extends TlsAgent {
  constructor(
    private readonly proxy: Proxy,
    settings: object,
  ) {
    super(settings);
  }

  override createConnection(
    options: RequestOptions,
    callback: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    const host = options.host ?? '';
    const { port } = options;
    openTunnel(this.proxy, `${host.includes(':') ? `[${host}]` : host}:${String(port)}`).then(
      (socket) => {
        callback(null, connectTls({ ...(options as ConnectionOptions), socket }));
      },
      (error: unknown) => {
        (callback as (error: unknown) => void)(error);
      },
    );
  }
}

/** Name for the server's certificate; an address has none (RFC 6066). */
const serverName = (host: string): { servername?: string } => (isIP(host) > 0 ? {} : { servername: host });

function openTunnel(proxy: Proxy, authority: string): Promise<Socket> {
  const { host, port, isTls } = proxy;
  const headers = { Host: authority, ...proxyAuthorization(proxy) };
  const options = { method: 'CONNECT', host, port, path: authority, headers, agent: false } as const;
  const request = isTls ? tlsRequest({ ...options, ...serverName(host) }) : plainRequest(options);
  return new Promise<Socket>((resolve, reject) => {
    const fail = (code: string | number) => {
      request.destroy();
      reject(Object.assign(new Error(), { code: withProxy(code) }));
    };
    const timer = setTimeout(fail, TUNNEL_MS, 'timeout');
    request.once('close', () => {
      clearTimeout(timer);
    });
    request.once('connect', ({ statusCode = 0 }, socket: Socket, head: Buffer) => {
      clearTimeout(timer);
      if (statusCode < 200 || statusCode > 299) {
        socket.destroy();
        fail(statusCode);
        return;
      }
      if (head.length > 0) socket.unshift(head);
      resolve(socket);
    });
    request.once('response', ({ statusCode = 0 }) => {
      fail(statusCode);
    });
    request.once('error', (error) => {
      fail(codeOf(error));
    });
    request.end();
  });
}
