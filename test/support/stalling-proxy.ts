import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** Stands between a client and a server, and lets connections die without a word, as a broken network does. */
export class StallingProxy {
  private readonly sockets = new Set<Socket>();
  private isSilent = false;

  private constructor(private readonly server: Server) {}

  /** A proxy in front of the address that `url` names; `url` of the proxy is the same but for host and port. */
  static async open(target: string): Promise<StallingProxy> {
    const { hostname, port } = new URL(target);
    const server = createServer();
    const proxy = new StallingProxy(server);
    server.on('connection', (client) => {
      const upstream = connect(Number(port), hostname);
      for (const socket of [client, upstream]) {
        proxy.sockets.add(socket);
        socket.on('error', () => socket.destroy());
      }
      if (!proxy.isSilent) client.pipe(upstream).pipe(client);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return proxy;
  }

  url(target: string): string {
    const url = new URL(target);
    url.host = `127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
    return url.href;
  }

  /** From now on nothing passes on the connections that are open; new ones work. */
  stall(): void {
    for (const socket of this.sockets) {
      socket.unpipe();
      socket.pause();
    }
  }

  /** From now on nothing passes, as when the server is stopped: connections are taken, and none is answered. */
  silence(): void {
    this.isSilent = true;
    this.stall();
  }

  close(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }
}
