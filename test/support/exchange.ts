import { once } from 'node:events';
import { connect } from 'node:net';

/** Answer to a request that was written byte by byte. */
export interface RawAnswer {
  readonly status: number;
  /** Header lines, without the status line. */
  readonly head: string;
  readonly body: string;
}

const CONTINUE = 'HTTP/1.1 100 Continue\r\n\r\n';
const ANSWER = /^HTTP\/1\.1 (\d+)[^\r]*\r\n([^]*?)\r\n\r\n([^]*)$/;
const LENGTH = /^content-length: (\d+)$/im;

/**
 * Sends a request head and a body exactly as given, and reads one answer by its Content-Length, whether the connection is kept
 * or not. The body waits for `100 Continue` where the head expects it.
 */
export async function exchange(url: string, head: string, body: Buffer): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let received = '';
  const waiting = /^expect:\s*100-continue\r$/im.test(head);
  socket.on('data', (chunk) => {
    received += chunk.toString('latin1');
    if (waiting && received.startsWith(CONTINUE)) {
      received = received.slice(CONTINUE.length);
      socket.write(body);
    }
    if (isComplete(received)) socket.end();
  });
  await once(socket, 'connect');
  socket.write(head);
  if (!waiting) socket.write(body);
  await once(socket, 'close');
  const [, status, lines = '', text = ''] = ANSWER.exec(received) ?? [];
  return { status: Number(status), head: lines, body: Buffer.from(text, 'latin1').toString('utf8') };
}

function isComplete(received: string): boolean {
  const [, , lines = '', text] = ANSWER.exec(received) ?? [];
  return text !== undefined && text.length >= Number(LENGTH.exec(lines)?.[1] ?? Infinity);
}
