import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A call as the receiver got it. */
export interface SunkCall {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

interface Reply {
  readonly status: number;
  readonly headers?: Record<string, string>;
  /** Keeps the caller waiting until it is fulfilled. */
  readonly after?: Promise<void>;
}

/** What the receiver does with a call: reply, or hang up without a word. */
type Answer = Reply | 'hang up';

/** A receiver of webhooks on this machine that keeps what it is sent. */
export class WebhookSink {
  readonly calls: SunkCall[] = [];
  private readonly server: Server;

  private constructor(answer: (call: number) => Answer) {
    this.server = createServer((request, response) => {
      void this.receive(request, response, answer);
    });
  }

  /** `answer` is asked with the number of the call, counted from 1. */
  static async open(answer: (call: number) => Answer = () => ({ status: 204 })): Promise<WebhookSink> {
    const sink = new WebhookSink(answer);
    await once(sink.server.listen(0, '127.0.0.1'), 'listening');
    return sink;
  }

  private async receive(
    request: IncomingMessage,
    response: ServerResponse,
    answer: (call: number) => Answer,
  ): Promise<void> {
    const body = await text(request);
    const told = answer(this.calls.push({ headers: request.headers, body }));
    if (told === 'hang up') {
      request.socket.destroy();
      return;
    }
    await told.after;
    response.writeHead(told.status, told.headers).end();
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/messages`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await once(this.server.close(), 'close');
  }
}

/** What a receiver does before it believes a call: computes the signature of what arrived by its own means. */
export function isSignedBy(secret: string, { headers, body }: SunkCall): boolean {
  const timestamp = String(headers['x-regain-timestamp']);
  const digest = createHmac('sha256', secret).update(timestamp).update('.').update(body).digest('hex');
  return /^\d{10}$/.test(timestamp) && headers['x-regain-signature'] === `v1=${digest}`;
}
