import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 20_000;
const POLL_MS = 2;

/** The part of a posted message that a bench reads. */
export interface Message {
  readonly id: string;
  /** E.164 number. */
  readonly to: string;
  readonly code: string;
}

/** A webhook receiver on this machine, in the place of an SMS vendor: accepts every message and keeps it. */
export class Vendor {
  private readonly messages: Message[] = [];

  private constructor(private readonly server: Server) {}

  static async open(): Promise<Vendor> {
    const server = createServer((request, response) => {
      void text(request).then((body) => {
        vendor.messages.push(JSON.parse(body) as Message);
        response.writeHead(204).end();
      });
    });
    const vendor = new Vendor(server);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return vendor;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/messages`;
  }

  /** The oldest message to a number that was not taken yet; rejects when none arrives in time. */
  async take(to: string): Promise<Message> {
    const until = performance.now() + PATIENCE_MS;
    while (performance.now() < until) {
      const found = this.messages.findIndex((message) => message.to === to);
      const [taken] = found === -1 ? [] : this.messages.splice(found, 1);
      if (taken) return taken;
      await sleep(POLL_MS);
    }
    throw new Error('no message arrived');
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await once(this.server.close(), 'close');
  }
}
