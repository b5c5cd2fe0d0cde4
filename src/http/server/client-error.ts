import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { corsHeaders } from './cors';
import { problem } from './problem';

const BAD_REQUEST = 400;
/** Status by the code of Node's error. */
const STATUS_OF_CODE: ReadonlyMap<string, number> = new Map([
  ['ERR_HTTP_REQUEST_TIMEOUT', 408],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', 413],
  ['HPE_HEADER_OVERFLOW', 431],
]);

/**
 * Fastify's `clientErrorHandler`: answers a request that Node's parser refuses (broken or too large headers, a raw byte in the
 * target, too slow) with a problem document and closes the connection. Such a request has no route and no log line.
 * `corsOrigins`: origins whose pages may read the answer, if the received part of the request names one of them.
 */
export function answerClientError(error: ClientError, socket: Socket, corsOrigins: readonly string[]): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const status = STATUS_OF_CODE.get(error.code ?? '') ?? BAD_REQUEST;
  if (socket.writable && !isAnswering(socket))
    socket.write(refusal(status, corsHeaders(corsOrigins, originIn(error.rawPacket))));
  socket.destroySoon();
}

/** Error of Node's parser, with the bytes that it had read last. */
type ClientError = Error & { readonly code?: string; readonly rawPacket?: unknown };

const originIn = (packet: unknown): string | undefined =>
  Buffer.isBuffer(packet) ? /\r\norigin: *(\S+) *\r\n/i.exec(packet.toString('latin1'))?.[1] : undefined;

/** True when the head of another answer, of the same pipeline, is on the socket already. */
function isAnswering(socket: Socket & { readonly _httpMessage?: { readonly headersSent: boolean } | null }): boolean {
  return socket._httpMessage?.headersSent === true;
}

function refusal(status: number, headers: Readonly<Record<string, string>>): string {
  const { mediaType, content } = problem(status);
  const head = [
    `HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? 'Error'}`,
    `Content-Type: ${mediaType}`,
    'Cache-Control: no-store',
    `Content-Length: ${String(Buffer.byteLength(content))}`,
    'Connection: close',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  return `${head.join('\r\n')}\r\n\r\n${content}`;
}
