import { type Connection, createConnection } from 'mysql2/promise';
import { captchaKey } from '../../src/captcha/captcha.service';
import { HkdfKeyRing } from '../../src/common/key-ring';
import { SECRET_KEY, type Server, startServer } from '../black-box/server';
import { systems } from '../proofs/wire/dialect-requests';
import type { WireAnswer, WireRequest } from '../proofs/wire/kept-connection';
import { insertAccounts, numberOf, phoneOf, usernameOf } from './accounts';
import { addressOf, type Contestant, type Operation, OPERATIONS, type RegainName } from './contestant';
import type { LoadRequest } from './load';
import * as requests from './regain-requests';
import { SentCodes } from './sent-codes';

/** Limits over the whole service, which one machine's load of wrong codes meets; all others are the shipped ones. */
const LIFTED = { globalWrongPerDay: 999_999_999, longCodesPerDay: 999_999_999 };

/** Production-like: no help pages, shipped limits and throttle, addresses of clients named by a proxy. */
const ENVIRONMENT: NodeJS.ProcessEnv = {
  HELP: 'off',
  TRUSTED_PROXIES: 'loopback',
  THROTTLE: '300,send=60',
  LIMITS: JSON.stringify(LIFTED),
};

const CAPTCHAS_AT_ONCE = 1_000;

export interface RegainOptions {
  /** Checkout that has been built. */
  readonly root: string;
  readonly databaseUrl: string;
  readonly cores?: string | undefined;
  readonly env?: NodeJS.ProcessEnv;
}

/** Starts a server that answers requests and leaves messages in the outbox: a worker would deliver them. */
export const startRegain = ({ root, databaseUrl, cores, env }: RegainOptions): Promise<Server> =>
  startServer({
    ...{ root, databaseUrl, cores, role: 'api', vendorUrl: 'http://127.0.0.1:9/messages' },
    env: { ...ENVIRONMENT, ...env },
  });

/** The service: requests of accounts, each of which is sent one code, guesses wrong, then right, and sets a new password. */
export class Regain implements Contestant {
  readonly operations = OPERATIONS;
  private accounts: number;
  private sends: number;
  private addresses: number;
  private captchas = 0;
  private others = 0;
  private storedCaptchas = 0;
  private codes: { readonly username: string; readonly code: string }[] = [];
  private tickets: { readonly username: string; readonly ticket: string }[] = [];
  private readonly used: Record<'wrong' | 'right' | 'tickets', number> = { wrong: 0, right: 0, tickets: 0 };
  private readonly sentCodes: SentCodes;
  private readonly keys = new HkdfKeyRing([SECRET_KEY]);

  private constructor(
    readonly name: RegainName,
    readonly server: Server,
    readonly connection: Connection,
    firstAccount: number,
  ) {
    this.sentCodes = new SentCodes(connection);
    this.accounts = this.sends = this.addresses = firstAccount;
  }

  /** Starts the server. Its accounts are numbered from `firstAccount`: those before belong to another one. */
  static async start(name: RegainName, options: RegainOptions, firstAccount = 0): Promise<Regain> {
    const server = await startRegain(options);
    return new Regain(name, server, await createConnection(options.databaseUrl), firstAccount);
  }

  get url(): string {
    return this.server.url;
  }

  get pid(): number | undefined {
    return this.server.child.pid;
  }

  /** Adds accounts until there are so many. */
  async addAccounts(to: number): Promise<void> {
    await insertAccounts(this.connection, this.accounts, to);
    this.accounts = to;
  }

  /** Before guesses, takes the codes of the sends before them, and no older ones, which may have expired. */
  async prepare(operation: Operation, count: number): Promise<void> {
    if (operation.startsWith('member')) await this.storeCaptchas(count);
    if (operation === 'send') await this.sentCodes.read();
    if (operation !== 'verify wrong') return;
    const sent = await this.sentCodes.read();
    this.codes = sent.map(({ phone, code }) => ({ username: usernameOf(numberOf(phone)), code }));
    this.tickets = [];
    Object.assign(this.used, { wrong: 0, right: 0, tickets: 0 });
  }

  next(operation: Operation): LoadRequest | undefined {
    switch (operation) {
      case 'send':
        return this.send();
      case 'verify wrong':
        return this.guess(this.codes[this.used.wrong++], (code) => (code === '000000' ? '000001' : '000000'), 8013);
      case 'verify right':
        return this.verify(this.codes[this.used.right++]);
      case 'reset':
        return this.reset(this.tickets[this.used.tickets++]);
      case 'member JSON send':
        return this.memberSend('json');
      case 'member XML send':
        return this.memberSend('xml');
      case 'malformed body':
        return this.from(requests.malformed, requests.hasMsg(3003, 400));
    }
  }

  captcha(): LoadRequest {
    return this.from(requests.captcha(this.addresses), requests.isPicture);
  }

  /** Requests that others make meanwhile: in turn a send and a probe of the process. */
  other(): LoadRequest | undefined {
    return this.others++ % 2 === 0 ? this.send() : this.from(requests.live, ({ status }) => status === 200);
  }

  send(address?: string): LoadRequest | undefined {
    if (this.sends === this.accounts) return undefined;
    const n = this.sends++;
    return this.from(systems.send(usernameOf(n), phoneOf(n)), requests.hasMsg(2006), address);
  }

  async stop(): Promise<void> {
    await this.server.stop();
    await this.connection.end();
  }

  private guess(
    given: { readonly username: string; readonly code: string } | undefined,
    typed: (code: string) => string,
    msg: number,
  ): LoadRequest | undefined {
    return given && this.from(systems.verify(given.username, typed(given.code)), requests.hasMsg(msg));
  }

  private verify(given: { readonly username: string; readonly code: string } | undefined): LoadRequest | undefined {
    const right = this.guess(given, (code) => code, 2006);
    if (!given || !right) return undefined;
    const isRight = (answer: WireAnswer): boolean => {
      const ticket = /"info":"([\w-]{43})"/.exec(answer.body)?.[1];
      if (ticket !== undefined) this.tickets.push({ username: given.username, ticket });
      return ticket !== undefined && right.isRight(answer);
    };
    return { ...right, isRight };
  }

  private reset(given: { readonly username: string; readonly ticket: string } | undefined): LoadRequest | undefined {
    if (!given) return undefined;
    const request = systems.change(given.username, given.ticket);
    return this.from(request, requests.hasMsg(2006));
  }

  private memberSend(format: 'json' | 'xml'): LoadRequest | undefined {
    if (this.captchas === this.storedCaptchas || this.sends === this.accounts) return undefined;
    const n = this.sends++;
    const request = requests.memberSend(format, { username: usernameOf(n), phone: phoneOf(n), n: this.captchas++ });
    const isSent = ({ status, body }: WireAnswer): boolean => status === 200 && /"code":1,|<code>1<\/code>/.test(body);
    return this.from(request, isSent);
  }

  private from(request: WireRequest, isRight: LoadRequest['isRight'], address?: string): LoadRequest {
    return { request, isRight, address: address ?? addressOf(this.addresses++) };
  }

  /** Stores captchas whose answer is known, as the service stores those that it draws, until so many are unused. */
  private async storeCaptchas(count: number): Promise<void> {
    while (this.storedCaptchas - this.captchas < count) {
      const rows = Array.from({ length: CAPTCHAS_AT_ONCE }, () => {
        const client = requests.clientOf(this.storedCaptchas++);
        const key = captchaKey({ app: 'member', client, purpose: 'sign-in' }) ?? '';
        const { keyId, digest } = this.keys.mac('captcha', [key, requests.CAPTCHA_ANSWER]);
        return [key, keyId, digest, Date.now() + 3_600_000];
      });
      await this.connection.query('INSERT INTO captcha_captchas (subject, key_id, mac, expires_at) VALUES ?', [rows]);
    }
  }
}
