import { once } from 'node:events';
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';

/** Address of a listener. */
export interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

/** Target that no route has. */
const NOWHERE = '/served-at-another-address';

/**
 * A further address at which the server takes connections. Requests for one path are served there alone; by any other connection
 * they are routed as an unknown path.
 */
export class SecondListener {
  private readonly own = new WeakSet<Socket>();
  private readonly listener: Server = createServer();

  /** Parameter `path`: `/console`, in lower case and without a slash at its end. */
  constructor(
    private readonly path: string,
    private readonly address: ListenAddress,
  ) {}

  /** Target by which a request is routed, from the one that it names. */
  targetOf({ socket }: Pick<IncomingMessage, 'socket'>, target: string): string {
    const [asked = ''] = target.toLowerCase().split('?', 1);
    const isReserved = `${asked.replace(/\/{2,}/g, '/')}/`.startsWith(`${this.path}/`);
    return isReserved && !this.own.has(socket) ? NOWHERE : target;
  }

  /** Begins to listen for a server. Rejects with the error of the address. */
  async open(server: HttpServer): Promise<void> {
    this.listener.on('connection', (socket) => {
      this.own.add(socket);
      server.emit('connection', socket); // which makes it a connection of the server, with its limits and its end
    });
    this.listener.listen(this.address.port, this.address.host);
    await once(this.listener, 'listening');
  }

  /** Takes no more connections. Those that are open end with the server. */
  close(): void {
    this.listener.close();
  }
}
