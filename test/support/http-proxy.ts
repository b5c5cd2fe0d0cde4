import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

interface Script {
  /** Value of Proxy-Authorization that it asks for, with 407; undefined for none. */
  readonly authorization?: string;
  /** Status that it answers instead of serving. */
  readonly status?: number;
  /** Port of this machine that it connects to, whatever host is asked for. */
  readonly to?: number;
}

/** HTTP proxy on this machine (RFC 9110): opens tunnels, forwards requests in absolute form, and records their targets. */
export class HttpProxy {
  /** `CONNECT host:port` and `POST http://…`. */
  readonly asked: string[] = [];
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly script: Script) {
    this.server = createServer((incoming, response) => {
      this.forward(incoming, response);
    });
    this.server.on('connect', (incoming: IncomingMessage, socket: Socket) => {
      this.open(incoming, socket);
    });
    this.server.on('connection', (socket) => this.sockets.add(socket));
  }

  static async open(script: Script = {}): Promise<HttpProxy> {
    const proxy = new HttpProxy(script);
    await once(proxy.server.listen(0, '127.0.0.1'), 'listening');
    return proxy;
  }

  /** `host:port` */
  get address(): string {
    return `127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await once(this.server.close(), 'close');
  }

  private open(incoming: IncomingMessage, socket: Socket): void {
    const status = this.refusal(incoming);
    socket.on('error', () => undefined);
    if (status !== undefined) {
      socket.end(`HTTP/1.1 ${String(status)} No\r\nContent-Length: 2\r\n\r\nno`);
      return;
    }
    const [, host = '', port = ''] = /^(.*):(\d+)$/.exec(incoming.url ?? '') ?? [];
    const { to } = this.script;
    const server = connect(to ?? Number(port), to === undefined ? host : '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      server.pipe(socket).pipe(server);
    });
    this.sockets.add(server);
    server.on('error', () => socket.destroy());
    socket.on('close', () => server.destroy());
  }

  private forward(incoming: IncomingMessage, response: ServerResponse): void {
    const status = this.refusal(incoming);
    if (status !== undefined) {
      response.writeHead(status).end();
      return;
    }
    const { hostname, port, pathname, search } = new URL(incoming.url ?? '');
    const { to } = this.script;
    const headers = { ...incoming.headers };
    delete headers['proxy-authorization'];
    const target = to === undefined ? { host: hostname, port } : { host: '127.0.0.1', port: to };
    const outgoing = request({ ...target, method: incoming.method, path: pathname + search, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    outgoing.on('error', () => response.writeHead(502).end());
    incoming.pipe(outgoing);
  }

  private refusal({ method = '', url = '', headers }: IncomingMessage): number | undefined {
    this.asked.push(`${method} ${url}`);
    const { authorization, status } = this.script;
    return authorization === undefined || headers['proxy-authorization'] === authorization ? status : 407;
  }
}
