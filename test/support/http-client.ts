import { type IncomingHttpHeaders, request as httpRequest } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Answer of the server. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly text: string;
  /** Body parsed as JSON, whatever its media type. Throws for other text. */
  readonly json: unknown;
}

/** Time for the server to notice a disconnect. */
const GIVE_UP_AFTER_MS = 50;

type Headers = Readonly<Record<string, string>>;

/** HTTP client that sends paths, headers and bodies exactly as given. */
export class HttpClient {
  private constructor(
    private readonly port: number,
    private readonly always: Headers = {},
  ) {}

  /** Client of an application; lets it listen on a free port of 127.0.0.1 unless it listens already. */
  static async of(app: NestFastifyApplication): Promise<HttpClient> {
    const server = app.getHttpServer();
    if (!server.listening) await app.listen(0, '127.0.0.1');
    return new HttpClient((server.address() as AddressInfo).port);
  }

  /** Client that sends these headers too with every request. */
  with(headers: Headers): HttpClient {
    return new HttpClient(this.port, headers);
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${String(this.port)}`;
  }

  get(path: string, headers: Headers = {}): Promise<Answer> {
    return this.send('GET', path, headers);
  }

  post(path: string, body: string | Buffer, headers: Headers = {}): Promise<Answer> {
    return this.send('POST', path, headers, body);
  }

  json(path: string, fields: object, headers: Headers = {}): Promise<Answer> {
    return this.post(path, JSON.stringify(fields), { 'content-type': 'application/json;charset=utf-8', ...headers });
  }

  form(path: string, fields: Readonly<Record<string, string>>, headers: Headers = {}): Promise<Answer> {
    const type = 'application/x-www-form-urlencoded';
    return this.post(path, new URLSearchParams(fields).toString(), { 'content-type': type, ...headers });
  }

  send(method: string, path: string, headers: Headers = {}, body?: string | Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const request = httpRequest(
        { port: this.port, method, path, headers: { ...this.always, ...headers }, agent: false },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            resolve(answer(response.statusCode ?? 0, response.headers, Buffer.concat(chunks)));
          });
        },
      );
      request.on('error', reject);
      request.end(body);
    });
  }

  /** Sends bytes over one connection and returns everything received until the server closes it. */
  raw(bytes: string | Buffer): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(this.port, '127.0.0.1', () => socket.write(bytes));
      const chunks: Buffer[] = [];
      socket.on('data', (chunk) => chunks.push(chunk));
      socket.on('error', reject);
      socket.on('close', () => {
        resolve(Buffer.concat(chunks).toString('utf8'));
      });
    });
  }

  /** Sends bytes and resets the connection once they are out. */
  giveUp(bytes: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = connect(this.port, '127.0.0.1', () => {
        socket.write(bytes, () => setTimeout(() => socket.resetAndDestroy(), GIVE_UP_AFTER_MS));
      });
      socket.on('error', reject);
      socket.on('close', () => {
        setTimeout(resolve, GIVE_UP_AFTER_MS);
      });
    });
  }
}

function answer(status: number, headers: IncomingHttpHeaders, body: Buffer): Answer {
  const text = body.toString('utf8');
  return {
    status,
    headers,
    body,
    text,
    get json(): unknown {
      return JSON.parse(text);
    },
  };
}
