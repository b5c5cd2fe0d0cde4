import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Clock, type Secret, verifyWebhook } from '../../common';
import type { CallBody, ExampleAccounts } from './example-accounts';

const MAX_BODY_BYTES = 64 * 1024;

/** Answers of the four calls. */
export type ServedAccounts = Pick<ExampleAccounts, 'find' | 'verifyPassword' | 'setPassword' | 'create'>;

export interface ExampleServiceOptions {
  readonly accounts: ServedAccounts;
  /** Key that calls are signed with. */
  readonly key: Secret<Buffer>;
  readonly clock: Clock;
  /** Address to listen at; port 0 for a free one. */
  readonly host: string;
  readonly port: number;
  /** Path before the names of the calls, without a slash at its end. */
  readonly path: string;
}

/** Example of a service of accounts: an HTTP server of the four calls, which refuses those without a valid signature. */
export class ExampleService {
  private constructor(
    private readonly options: ExampleServiceOptions,
    private readonly server: Server,
  ) {}

  static async start(options: ExampleServiceOptions): Promise<ExampleService> {
    const server = createServer();
    const service = new ExampleService(options, server);
    server.on('request', (request, response) => void service.answer(request, response));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(options.port, options.host, resolve);
    });
    return service;
  }

  get url(): string {
    const { host, path } = this.options;
    return `http://${host}:${String((this.server.address() as AddressInfo).port)}${path}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, body } = await this.respond(request).catch(() => ({ status: 500, body: { error: 'failed' } }));
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  }

  private async respond(request: IncomingMessage): Promise<{ readonly status: number; readonly body: object }> {
    const { key, clock } = this.options;
    const text = await readBody(request);
    if (text === undefined) return { status: 413, body: { error: 'body' } };
    const verified = verifyWebhook(key, request.headers, text, clock.now());
    if (verified !== 'valid') return { status: 401, body: { error: `signature ${verified}` } };
    const writeKey = request.headers['idempotency-key'];
    const answer = await this.call(
      request.url ?? '',
      JSON.parse(text) as CallBody,
      typeof writeKey === 'string' ? writeKey : '',
    );
    return answer ? { status: 200, body: answer } : { status: 404, body: { error: 'no such call' } };
  }

  private async call(url: string, body: CallBody, key: string): Promise<object | undefined> {
    const { accounts, path } = this.options;
    if (url === `${path}/find`) return accounts.find(body);
    if (url === `${path}/verify-password`) return accounts.verifyPassword(body);
    if (url === `${path}/set-password` && key !== '') return accounts.setPassword(body, key);
    if (url === `${path}/create` && key !== '') return accounts.create(body, key);
    return undefined;
  }
}

/** Body of a request as text. Returns undefined for one that is too long. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
