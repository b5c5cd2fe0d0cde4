import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { aReadyMessage } from '../../test/builders/a-ready-message';
import { SystemClock } from '../../src/common';
import { HttpClient } from '../../src/notification/vendors/http-client';
import { WebhookChannel } from '../../src/notification/vendors/webhook/webhook.vendor';
import { counted, noneOf, type ProofRequest, type ProofRow } from './proof';

const MESSAGES = 500;
const QUICK_MESSAGES = 100;
const ANSWER = 'HTTP/1.1 204 No Content\r\n\r\n';

/** Vendor that closes each connection on its second request: before it has read the message, or after it has taken it. */
type Closing = 'before it reads' | 'after it has taken';

interface Found {
  /** Messages that the vendor does not have, and that are not sent again. */
  readonly lost: number;
  /** Messages that the vendor has twice. */
  readonly doubled: number;
  readonly unknown: number;
}

/**
 * `prove -- resets`: a vendor closes kept connections while a message is written. Counts what is lost and doubled with
 * RETRY_ON_RESET off and on. Off, nothing may be doubled; on, nothing may be lost.
 */
export async function proveResets({ isQuick }: ProofRequest): Promise<readonly ProofRow[]> {
  const messages = isQuick ? QUICK_MESSAGES : MESSAGES;
  const rows: ProofRow[] = [];
  for (const closing of ['before it reads', 'after it has taken'] as const)
    for (const retryOnReset of [[], ['webhook']]) {
      const { lost, doubled, unknown } = await run(closing, retryOnReset, messages);
      process.stdout.write(
        `RETRY_ON_RESET=${retryOnReset.join().padEnd(7)} vendor closes ${closing.padEnd(18)}: ` +
          `${String(messages)} messages, ${String(lost)} lost, ${String(doubled)} doubled, ${String(unknown)} unknown\n`,
      );
      const of = `${counted(messages)} messages, ${counted(messages / 2)} resets`;
      rows.push(
        retryOnReset.length > 0
          ? noneOf(`messages lost with RETRY_ON_RESET when a vendor closes ${closing}`, lost, of)
          : noneOf(`messages doubled without RETRY_ON_RESET when a vendor closes ${closing}`, doubled, of),
      );
    }
  return rows;
}

async function run(closing: Closing, retryOnReset: readonly string[], messages: number): Promise<Found> {
  const taken = new Map<string, number>();
  const server = createServer((socket) => {
    serve(socket, closing, (id) => taken.set(id, (taken.get(id) ?? 0) + 1));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
  const channel = new WebhookChannel({ url, secret: 'a secret' }, new SystemClock(), new HttpClient({ retryOnReset }));
  const outcomes = new Map<string, string>();
  for (let n = 0; n < messages; n++) {
    const message = { ...aReadyMessage(), id: `message-${String(n)}` };
    outcomes.set(message.id, (await channel.deliver(message, AbortSignal.timeout(channel.timeoutMs))).result);
  }
  server.close();
  const count = (is: (id: string) => boolean) => [...outcomes.keys()].filter(is).length;
  return {
    lost: count((id) => !taken.has(id)),
    doubled: count((id) => (taken.get(id) ?? 0) > 1),
    unknown: count((id) => outcomes.get(id) === 'unknown'),
  };
}

/** Reads requests off a connection, each of which is one JSON object of a message. */
function serve(socket: Socket, closing: Closing, take: (id: string) => void): void {
  let requests = 0;
  let text = '';
  socket
    .on('error', () => undefined)
    .on('data', (bytes) => {
      text += bytes.toString();
      if (requests === 1 && closing === 'before it reads') {
        socket.destroy();
        return;
      }
      const id = /\r\n\r\n\{"id":"([^"]+)".*\}$/s.exec(text)?.[1];
      if (id === undefined) return;
      text = '';
      take(id);
      if (++requests === 1) socket.write(ANSWER);
      else socket.destroy();
    });
}
