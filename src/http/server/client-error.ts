import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { SystemClock } from '../../common';
import { problem } from './problem';

const clock = new SystemClock();

const BAD_REQUEST = 400;
const NOT_IMPLEMENTED = 501;
/** Status by the code of Node's error. */
const STATUS_OF_CODE: ReadonlyMap<string, number> = new Map([
  ['ERR_HTTP_REQUEST_TIMEOUT', 408],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', 413],
  ['HPE_HEADER_OVERFLOW', 431],
]);

/**
 * Creates Fastify's `clientErrorHandler`: it answers a request that Node's parser refuses (broken or too large headers, a raw
 * byte in the target, too slow) with a problem document and closes the connection. Such a request has no route and no log
 * line; `newRequestId` names it.
 */
export const answerClientError =
  (newRequestId: () => string) =>
  (error: Error & { readonly code?: string }, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return;
    if (socket.writable && !isAnswering(socket))
      socket.write(refusal(STATUS_OF_CODE.get(error.code ?? '') ?? BAD_REQUEST, newRequestId()));
    socket.destroySoon();
  };

/** Answers CONNECT with 501, since this server is no proxy; Node would close the connection without a word. */
export function refuseTunnels({ server }: FastifyInstance): void {
  server.on('connect', (_request, socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(refusal(NOT_IMPLEMENTED));
  });
}

/** True when the head of another answer, of the same pipeline, is on the socket already. */
function isAnswering(socket: Socket & { readonly _httpMessage?: { readonly headersSent: boolean } | null }): boolean {
  return socket._httpMessage?.headersSent === true;
}

function refusal(status: number, requestId?: string): string {
  const { mediaType, content } = problem(status);
  const head = [
    `HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? 'Error'}`,
    `Content-Type: ${mediaType}`,
    'Cache-Control: no-store',
    `Date: ${new Date(clock.now()).toUTCString()}`,
    ...(requestId === undefined ? [] : [`X-Request-Id: ${requestId}`]),
    `Content-Length: ${String(Buffer.byteLength(content))}`,
    'Connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${content}`;
}
