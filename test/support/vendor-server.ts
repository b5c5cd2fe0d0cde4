import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A call as the server got it. */
export interface VendorCall {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface VendorReply {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  /** Delays the reply until it is fulfilled. */
  readonly after?: Promise<void>;
}

/** Answer of the server to a call: a reply, a closed connection, or nothing for ever. */
export type VendorAnswer = VendorReply | 'hang up' | 'silence';

/** HTTP server on this machine that stands in for a vendor's and records its calls. */
export class VendorServer {
  readonly calls: VendorCall[] = [];
  private readonly server: Server;

  private constructor(answer: (call: VendorCall, count: number) => VendorAnswer) {
    this.server = createServer((request, response) => {
      void this.receive(request, response, answer);
    });
  }

  /** `answer` is asked with each call and its number, counted from 1. */
  static async open(answer: (call: VendorCall, count: number) => VendorAnswer): Promise<VendorServer> {
    const server = new VendorServer(answer);
    await once(server.server.listen(0, '127.0.0.1'), 'listening');
    return server;
  }

  /** Scheme, host and port. */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await once(this.server.close(), 'close');
  }

  private async receive(
    request: IncomingMessage,
    response: ServerResponse,
    answer: (call: VendorCall, count: number) => VendorAnswer,
  ): Promise<void> {
    const { method = '', url: path = '', headers } = request;
    const call = { method, path, headers, body: await text(request) };
    const told = answer(call, this.calls.push(call));
    if (told === 'silence') return;
    if (told === 'hang up') {
      request.socket.destroy();
      return;
    }
    await told.after;
    response.writeHead(told.status, told.headers).end(told.body);
  }
}
