import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { SystemClock } from '../../common';
import { corsHeaders } from './cors';
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

/** Socket of Node's HTTP server; `_httpMessage` is the answer that is being made on it, the first of a pipeline. */
type ServerSocket = Socket & { readonly _httpMessage?: ServerResponse | null };

/**
 * Creates Fastify's `clientErrorHandler`: it answers a request that Node's parser refuses (broken or too large headers, a raw
 * byte in the target, too slow) with a problem document and closes the connection. Such a request has no route and no log
 * line; `newRequestId` names it. Requests before it that arrived whole are answered first: some clients send a byte too many.
 * `corsOrigins`: origins whose pages may read the answer, if the received part of the request names one of them.
 */
export const answerClientError =
  (newRequestId: () => string, corsOrigins: readonly string[]) =>
  (error: ClientError, socket: ServerSocket): void => {
    if (error.code === 'ECONNRESET') return;
    const status = STATUS_OF_CODE.get(error.code ?? '') ?? BAD_REQUEST;
    afterWholeRequests(socket, () => {
      const headers = { 'X-Request-Id': newRequestId(), ...corsHeaders(corsOrigins, originIn(error.rawPacket)) };
      if (socket.writable && socket._httpMessage?.headersSent !== true) socket.write(refusal(status, headers));
      socket.destroySoon();
    });
  };

/** Error of Node's parser, with the bytes that it had read last. */
type ClientError = Error & { readonly code?: string; readonly rawPacket?: unknown };

const originIn = (packet: unknown): string | undefined =>
  Buffer.isBuffer(packet) ? /\r\norigin: *(\S+) *\r\n/i.exec(packet.toString('latin1'))?.[1] : undefined;

/** Calls `then` when all requests that have arrived whole are answered. */
function afterWholeRequests(socket: ServerSocket, then: () => void): void {
  const answer = socket._httpMessage;
  if (answer?.req.complete !== true) then();
  else
    answer.once('close', () => {
      setImmediate(afterWholeRequests, socket, then);
    });
}

/** Answers CONNECT with 501, since this server is no proxy; Node would close the connection without a word. */
export function refuseTunnels({ server }: FastifyInstance): void {
  server.on('connect', (_request, socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(refusal(NOT_IMPLEMENTED));
  });
}

function refusal(status: number, headers: Readonly<Record<string, string>> = {}): string {
  const { mediaType, content } = problem(status);
  const head = [
    `HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? 'Error'}`,
    `Content-Type: ${mediaType}`,
    'Cache-Control: no-store',
    `Date: ${new Date(clock.now()).toUTCString()}`,
    `Content-Length: ${String(Buffer.byteLength(content))}`,
    'Connection: close',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  return `${head.join('\r\n')}\r\n\r\n${content}`;
}
