import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

/** Behaviour of a vendor: `mute` accepts a message without an answer, `sluggish` fails after a while. */
export type Behaviour = 'well' | 'failing' | 'sluggish' | 'mute' | 'busy';

/** A message that the vendor delivered. */
export interface Taken {
  readonly to: string;
  readonly code: string;
  /** Time of acceptance, by the clock of this machine. */
  readonly at: number;
}

/** Refusal of one number. */
interface No {
  readonly status: number;
  /** In the words of Twilio. */
  readonly code?: number;
}

type Protocol = 'webhook' | 'twilio';

/** Longer than a failover has patience for, shorter than a call may take. */
const SLUGGISH_MS = 3_200;

/** SMS vendor on this machine that speaks the webhook's or Twilio's protocol, records its calls, and behaves as told. */
export class FakeVendor {
  readonly taken: Taken[] = [];
  /** Calls, whatever became of them. */
  calls = 0;
  behaviour: Behaviour = 'well';
  /** The numbers that it does not send to when it is well. */
  readonly unserved = new Map<string, No>();
  private server: Server | undefined;
  private port = 0;

  private constructor(private readonly protocol: Protocol) {}

  static async open(protocol: Protocol): Promise<FakeVendor> {
    const vendor = new FakeVendor(protocol);
    await vendor.rise();
    return vendor;
  }

  /** WEBHOOK_URL or TWILIO_ENDPOINT. */
  get url(): string {
    return `http://127.0.0.1:${String(this.port)}`;
  }

  /** Listens, on the same port as before. */
  async rise(): Promise<void> {
    this.server = createServer((request, response) => {
      void this.serve(request, response);
    });
    await once(this.server.listen(this.port, '127.0.0.1'), 'listening');
    this.port = (this.server.address() as AddressInfo).port;
  }

  /** Stops listening; `rise` uses the same port again. */
  async die(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (!server) return;
    server.closeAllConnections();
    await once(server.close(), 'close');
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const message = this.read(await text(request));
    this.calls++;
    /* A kept connection that breaks under a call would leave it unknown whether the call was taken. */
    response.setHeader('connection', 'close');
    if (this.behaviour === 'failing' || this.behaviour === 'sluggish') {
      if (this.behaviour === 'sluggish') await sleep(SLUGGISH_MS);
      response.writeHead(500).end();
      return;
    }
    if (this.behaviour === 'busy') {
      response.writeHead(429, { 'retry-after': '60' }).end();
      return;
    }
    const no = this.unserved.get(message.to);
    if (no) {
      response.writeHead(no.status, { 'content-type': 'application/json' }).end(JSON.stringify(no));
      return;
    }
    this.taken.push(message);
    if (this.behaviour === 'well') response.writeHead(201, { 'content-type': 'application/json' }).end(this.receipt());
  }

  private read(body: string): Taken {
    const at = Date.now();
    if (this.protocol === 'twilio') {
      const form = new URLSearchParams(body);
      return { to: form.get('To') ?? '', code: /#(\d+)$/.exec(form.get('Body') ?? '')?.[1] ?? '', at };
    }
    const { to, code } = JSON.parse(body) as Taken;
    return { to, code, at };
  }

  private receipt(): string {
    return JSON.stringify({ sid: `SM${String(this.taken.length).padStart(32, '0')}`, status: 'queued' });
  }
}

/** The variables that make two of them the providers of SMS, the webhook preferred. */
export const sentBy = (webhook: FakeVendor, twilio: FakeVendor): NodeJS.ProcessEnv => ({
  SMS_PROVIDERS: 'webhook,twilio',
  WEBHOOK_URL: webhook.url,
  WEBHOOK_SECRET: 'a-secret-of-a-test-that-guards-nothing-at-all',
  TWILIO_ENDPOINT: twilio.url,
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'a-token-of-a-test',
  TWILIO_FROM: '+15005550006',
});
