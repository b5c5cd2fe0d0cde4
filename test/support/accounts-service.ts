import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import {
  createServer,
  type IncomingMessage,
  request as httpRequest,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import Ajv from 'ajv';
import { ANSWER_SCHEMAS } from '../../src/auth/accounts/service/service-schemas';
import { ExampleAccounts } from '../../src/cli/example-service/example-accounts';
import { ExampleService } from '../../src/cli/example-service/example-service';
import { CryptoRandom, readWebhookSecret, SystemClock } from '../../src/common';
import { BODY_SCHEMAS } from './accounts-openapi';

const SECRET = `whsec_${Buffer.alloc(32, 'a secret of tests').toString('base64')}`;
const TIMEOUT_MS = 5_000;

/** Person in the service's file. */
export interface Person {
  readonly id: string;
  readonly username: string;
  readonly phone: string;
  readonly email: string;
  readonly plainPassword: string;
}

/** Person number `n`, with a name, addresses and a password of their own. */
export const aPerson = (n: number): Person => ({
  id: String(n),
  username: `Person${String(n)}`,
  phone: `+861390000${String(1000 + n)}`,
  email: `person${String(n)}@example.com`,
  plainPassword: `the password of ${String(n)}`,
});

/** Call as it came. */
export interface ServiceRequestCall {
  readonly call: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly idempotencyKey: string | undefined;
}

/** Fate of a call: answered by the service, lost before or after the service has executed it, or answered by someone else. */
export type Fate = 'pass' | 'lose request' | 'lose answer' | { readonly status: number; readonly body: string };

/** The example of a service of accounts, behind a server that can lose and forge what passes. */
export class AccountsService {
  /** Calls and answers that are not as the OpenAPI document says. */
  readonly undocumented: string[] = [];
  /** Calls since the start, or since they were taken out. */
  readonly calls: ServiceRequestCall[] = [];
  /** Fate of each call; may hold it up. */
  fateOf: (call: ServiceRequestCall) => Fate | Promise<Fate> = () => 'pass';

  private constructor(
    private readonly folder: string,
    private readonly people: ExampleAccounts,
    private readonly service: ExampleService,
    private readonly front: Server,
  ) {
    front.on('request', (request, response) => void this.pass(request, response));
  }

  static async open(people: readonly Person[]): Promise<AccountsService> {
    const folder = mkdtempSync(join(tmpdir(), 'regain-accounts-'));
    const file = join(folder, 'people.json');
    const accounts = people.map((person) => ({ ...person, phoneVerified: true, emailVerified: true, locale: 'en' }));
    writeFileSync(file, JSON.stringify({ accounts }));
    const clock = new SystemClock();
    const key = readWebhookSecret(SECRET);
    if (!key) throw new Error('the secret of tests cannot be read');
    const opened = await ExampleAccounts.open(file, { clock, random: new CryptoRandom() });
    const at = { host: '127.0.0.1', port: 0, path: '/regain' };
    const service = await ExampleService.start({ accounts: opened, key, clock, ...at });
    const front = createServer();
    await once(front.listen(0, '127.0.0.1'), 'listening');
    return new AccountsService(folder, opened, service, front);
  }

  /** Environment of a process whose default client application has its accounts here. */
  get env(): { readonly ACCOUNTS_FILE: string; readonly ACCOUNTS_SECRET: string } {
    const { port } = this.front.address() as AddressInfo;
    const url = `http://127.0.0.1:${String(port)}/regain`;
    const file = join(this.folder, 'accounts.json');
    const source = { kind: 'service', url, secret: 'env:ACCOUNTS_SECRET', timeoutMs: TIMEOUT_MS };
    writeFileSync(file, JSON.stringify({ default: source }));
    return { ACCOUNTS_FILE: file, ACCOUNTS_SECRET: SECRET };
  }

  /** Changes a password as other software of the owner does. */
  async changePassword(id: string, password: string): Promise<void> {
    await this.people.setPassword({ id, password, version: this.versionOf(id) }, `by the owner ${id}`);
  }

  /** Version of the account's credentials, in the service's file. */
  versionOf(id: string): string | undefined {
    return this.accounts.find((account) => account.id === id)?.version;
  }

  /** Accounts in the service's file. */
  get accounts(): readonly (Pick<Person, 'id' | 'username' | 'phone'> & { readonly version: string })[] {
    const { accounts } = JSON.parse(readFileSync(join(this.folder, 'people.json'), 'utf8')) as {
      accounts: (Pick<Person, 'id' | 'username' | 'phone'> & { version: string })[];
    };
    return accounts;
  }

  async close(): Promise<void> {
    this.front.closeAllConnections();
    await once(this.front.close(), 'close');
    await this.service.stop();
    rmSync(this.folder, { recursive: true });
  }

  private async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const key = request.headers['idempotency-key'];
    const call = {
      call: request.url?.split('/').at(-1) ?? '',
      body: JSON.parse(body) as ServiceRequestCall['body'],
      idempotencyKey: typeof key === 'string' ? key : undefined,
    };
    this.calls.push(call);
    this.check('body', call.call, BODY_SCHEMAS, call.body);
    const fate = await this.fateOf(call);
    if (fate === 'lose request') request.socket.destroy();
    else if (typeof fate === 'object') response.writeHead(fate.status).end(fate.body);
    else await this.forward(request, body, response, fate);
  }

  private check(what: string, call: string, schemas: Readonly<Record<string, object>>, value: unknown): void {
    const ajv = new Ajv({ allowUnionTypes: true });
    if (!ajv.validate(schemas[call] ?? false, value)) this.undocumented.push(`${what} of ${call}: ${ajv.errorsText()}`);
  }

  private async forward(request: IncomingMessage, body: string, response: ServerResponse, fate: Fate): Promise<void> {
    const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature', 'idempotency-key'];
    const headers = Object.fromEntries(names.map((name) => [name, request.headers[name] ?? []]));
    const url = new URL(request.url ?? '', this.service.url);
    /* On a connection of its own: one that was kept may be closed by the service at the moment in which it is used. */
    const forwarded = httpRequest(url, { method: 'POST', headers, agent: false }).end(body);
    const [answer] = (await once(forwarded, 'response')) as [IncomingMessage];
    const answered = await text(answer);
    const status = answer.statusCode ?? 500;
    const name = url.pathname.split('/').at(-1) ?? '';
    if (status === 200) this.check('answer', name, ANSWER_SCHEMAS, JSON.parse(answered));
    if (fate === 'lose answer') request.socket.destroy();
    else response.writeHead(status).end(answered);
  }
}
