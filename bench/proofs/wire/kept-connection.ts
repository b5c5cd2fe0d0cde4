import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';

/** Request as a client of a dialect sends it. */
export interface WireRequest {
  /** POST unless another one is given. */
  readonly method?: string;
  readonly path: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Answer as it came, with the milliseconds from the last byte written to the last byte read. */
export interface WireAnswer {
  readonly status: number;
  /** Status line and headers, in their order. */
  readonly head: string;
  readonly body: string;
  readonly ms: number;
}

/** Status of an answer, where a 503 without Retry-After counts as 500. */
export const statusOf = ({ status, head }: WireAnswer): number =>
  status === 503 && !/^retry-after:/im.test(head) ? 500 : status;

const HEAD_END = '\r\n\r\n';

/** One connection that is kept open and carries one request at a time: nothing but the server is measured. */
export class KeptConnection {
  private received = '';
  private wake: () => void = () => undefined;
  private error: Error | undefined;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true).setEncoding('latin1');
    socket.on('data', (text: string) => {
      this.received += text;
      this.wake();
    });
    socket.on('error', (error) => {
      this.end(error);
    });
    socket.on('close', () => {
      this.end(new Error('the server closed the connection'));
    });
  }

  static async open(url: string): Promise<KeptConnection> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    return new KeptConnection(socket);
  }

  /** Sends one request from a client address, which the server believes to a proxy on this machine. */
  async send({ method = 'POST', path, body, headers }: WireRequest, address: string): Promise<WireAnswer> {
    const lines = Object.entries({
      ...headers,
      host: 'localhost',
      'x-forwarded-for': address,
      'content-length': String(Buffer.byteLength(body)),
    }).map(([name, value]) => `${name}: ${value}\r\n`);
    this.received = '';
    const started = performance.now();
    this.socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
    for (;;) {
      const answer = parse(this.received);
      if (answer) return { ...answer, ms: performance.now() - started };
      if (this.error) throw this.error;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  close(): void {
    this.socket.removeAllListeners('close').destroy();
  }

  private end(error: Error): void {
    this.error = error;
    this.wake();
  }
}

/** Complete answer in the bytes received so far; undefined before its end. */
function parse(received: string): Omit<WireAnswer, 'ms'> | undefined {
  const end = received.indexOf(HEAD_END);
  if (end === -1) return undefined;
  const head = received.slice(0, end);
  const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
  const body = received.slice(end + HEAD_END.length);
  return body.length < length ? undefined : { status: Number(head.slice(9, 12)), head, body };
}
